namespace Crm.Primitives;

/// <summary>The answer of <see cref="StateMachine{TState}.TryFire"/>: a small value, so that a refusal allocates nothing.</summary>
/// <typeparam name="TState">An enum, or text.</typeparam>
/// <param name="Status">What became of the trigger.</param>
/// <param name="Transition">The row; null for <see cref="TransitionStatus.InvalidTransition"/>.</param>
/// <param name="UnmetGuard">The first unmet guard in the order of the row; null unless <see cref="TransitionStatus.GuardFailed"/>.</param>
public readonly record struct TransitionOutcome<TState>(TransitionStatus Status, Transition<TState>? Transition, string? UnmetGuard)
    where TState : notnull;
