using System.Collections.Immutable;

namespace Crm.Primitives;

/// <summary>The life cycle of a kind of record, as immutable data: its states, and which trigger leads from which to which.</summary>
/// <param name="Name">Whose life cycle it is, such as <c>Lead</c>.</param>
/// <param name="Initial">The name of the state a new record is in.</param>
/// <remarks>
/// Write it in C# with <see cref="StateMachine.Define{TState}"/> or read it with <see cref="FromJson"/>; both give the same object. It is
/// not checked until <see cref="StateMachine.Compile(StateMachineDefinition)"/>. Two definitions are equal if they say the same in the same order.
/// </remarks>
public sealed partial record StateMachineDefinition(string Name, string Initial)
{
    /// <summary>The states.</summary>
    public ImmutableArray<StateDefinition> States { get; init => field = value.IsDefault ? [] : value; } = [];

    /// <summary>The rows of the table: at most one for a state and a trigger.</summary>
    public ImmutableArray<TransitionDefinition> Transitions { get; init => field = value.IsDefault ? [] : value; } = [];

    /// <summary>True if both say the same in the same order.</summary>
    /// <param name="other">The other definition.</param>
    public bool Equals(StateMachineDefinition? other) =>
        other is not null && Name == other.Name && Initial == other.Initial
        && States.SequenceEqual(other.States) && Transitions.SequenceEqual(other.Transitions);

    /// <inheritdoc/>
    public override int GetHashCode() => HashCode.Combine(Name, Initial, States.Length, Transitions.Length);
}
