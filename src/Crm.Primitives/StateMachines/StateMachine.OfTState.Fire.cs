namespace Crm.Primitives;

public sealed partial class StateMachine<TState>
{
    /// <summary>Says what a trigger does in a state. Looks at no more guards than needed and allocates nothing.</summary>
    /// <typeparam name="TContext">Whatever the guards need to see.</typeparam>
    /// <param name="state">The state the record is in.</param>
    /// <param name="trigger">What is asked for.</param>
    /// <param name="context">Handed to <paramref name="isMet"/>, so that it can be a static lambda.</param>
    /// <param name="isMet">Says whether the guard of a name holds; asked in the order of the row, up to the first that does not.</param>
    /// <exception cref="ArgumentOutOfRangeException">The machine has no such <paramref name="state"/>.</exception>
    public TransitionOutcome<TState> TryFire<TContext>(TState state, string trigger, TContext context, Func<TContext, string, bool> isMet)
        where TContext : allows ref struct
    {
        ArgumentNullException.ThrowIfNull(trigger);
        ArgumentNullException.ThrowIfNull(isMet);
        Transition<TState>? transition = Find(state, trigger);
        if (transition is null) return default;
        foreach (string guard in transition.Row.Guards)
        {
            if (!isMet(context, guard)) return new(TransitionStatus.GuardFailed, transition, guard);
        }

        return new(TransitionStatus.Ok, transition, null);
    }

    /// <summary>Says what a trigger does in a state, as the result an aggregate passes on.</summary>
    /// <param name="state">The state the record is in.</param>
    /// <param name="trigger">What is asked for.</param>
    /// <param name="isMet">Says whether the guard of a name holds; asked for every guard of the row, in order.</param>
    /// <returns>
    /// The transition; or <see cref="ResultStatus.Invalid"/> with one <see cref="StateErrors.InvalidTransition"/>, or with one
    /// <see cref="StateErrors.GuardFailed"/> for each unmet guard in the order of the row, whose message begins with <c>GuardFailed:</c> and
    /// the guard's name. Nothing has changed then: the machine holds no state.
    /// </returns>
    /// <exception cref="ArgumentOutOfRangeException">The machine has no such <paramref name="state"/>.</exception>
    public Result<Transition<TState>> Fire(TState state, string trigger, Func<string, bool> isMet)
    {
        ArgumentNullException.ThrowIfNull(trigger);
        ArgumentNullException.ThrowIfNull(isMet);
        Transition<TState>? transition = Find(state, trigger);
        if (transition is null)
        {
            IReadOnlyList<string> possible = TriggersFrom(state);
            return Result.Invalid(StateErrors.Invalid(possible.Count == 0
                ? $"{Name} is {state}, which is final"
                : $"{Name} is {state}, where {trigger} is not possible but {string.Join(", ", possible)} is"));
        }

        List<ValidationError> unmet = [.. transition.Row.Guards.Where(guard => !isMet(guard))
            .Select(guard => StateErrors.Unmet(guard, $"{Name} is {state} and {trigger} needs this to hold"))];
        return unmet.Count == 0 ? transition : Result.Invalid(unmet);
    }

    /// <summary>Says what a trigger without guards does in a state.</summary>
    /// <param name="state">The state the record is in.</param>
    /// <param name="trigger">What is asked for.</param>
    /// <returns>As the other overload; every guard of a row that has some is reported as unmet, since nobody vouched for it.</returns>
    public Result<Transition<TState>> Fire(TState state, string trigger) => Fire(state, trigger, static _ => false);

    /// <summary>Says whether a trigger would go through, and why not.</summary>
    /// <param name="state">The state the record is in.</param>
    /// <param name="trigger">What would be asked for.</param>
    /// <param name="isMet">Says whether the guard of a name holds.</param>
    /// <param name="unmetGuards">The unmet guards in the order of the row; empty if it would go through or the state has no such trigger.</param>
    public bool CanFire(TState state, string trigger, Func<string, bool> isMet, out IReadOnlyList<string> unmetGuards)
    {
        ArgumentNullException.ThrowIfNull(trigger);
        ArgumentNullException.ThrowIfNull(isMet);
        Transition<TState>? transition = Find(state, trigger);
        unmetGuards = transition is null ? [] : [.. transition.Row.Guards.Where(guard => !isMet(guard))];
        return transition is not null && unmetGuards.Count == 0;
    }
}
