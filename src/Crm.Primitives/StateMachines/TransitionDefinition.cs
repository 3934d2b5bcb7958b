using System.Collections.Immutable;

namespace Crm.Primitives;

/// <summary>One row of a life cycle's table, as data: in this state, this trigger leads to that state.</summary>
/// <param name="From">The state it starts from.</param>
/// <param name="Trigger">What is asked for, such as <c>Accept</c>.</param>
/// <param name="To">The state it leads to. Equal to <paramref name="From"/> is a transition too: its events are raised.</param>
public sealed record TransitionDefinition(string From, string Trigger, string To)
{
    /// <summary>The names of the conditions that must all hold, in the order in which they are reported.</summary>
    public ImmutableArray<string> Guards { get; init => field = value.IsDefault ? [] : value; } = [];

    /// <summary>The names of the events it raises, in order.</summary>
    public ImmutableArray<string> Events { get; init => field = value.IsDefault ? [] : value; } = [];

    /// <summary>What else it does, in words: the aggregate carries it out, the diagram and the documentation show it.</summary>
    public ImmutableArray<string> Effects { get; init => field = value.IsDefault ? [] : value; } = [];

    /// <summary>True if both say the same.</summary>
    /// <param name="other">The other row.</param>
    public bool Equals(TransitionDefinition? other) =>
        other is not null && From == other.From && Trigger == other.Trigger && To == other.To
        && Guards.SequenceEqual(other.Guards) && Events.SequenceEqual(other.Events) && Effects.SequenceEqual(other.Effects);

    /// <inheritdoc/>
    public override int GetHashCode() => HashCode.Combine(From, Trigger, To, Guards.Length, Events.Length, Effects.Length);
}
