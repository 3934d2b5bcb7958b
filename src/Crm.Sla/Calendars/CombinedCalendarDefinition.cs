using System.Collections.Immutable;

namespace Crm.Sla;

/// <summary>A calendar that is made of others, each in its own zone.</summary>
/// <param name="Key">The name under which targets, and other combined calendars, refer to it.</param>
/// <param name="Operation">How they are put together.</param>
/// <param name="Calendars">The keys of two or more calendars; its days are those of the first one's zone, and a difference takes all others off the first.</param>
public sealed record CombinedCalendarDefinition(string Key, CalendarOperation Operation, ImmutableArray<string> Calendars)
{
    /// <summary>Equal if all members are.</summary>
    /// <param name="other">The other definition.</param>
    public bool Equals(CombinedCalendarDefinition? other) =>
        other is not null && Key == other.Key && Operation == other.Operation && Calendars.AsSpan().SequenceEqual(other.Calendars.AsSpan());

    /// <inheritdoc/>
    public override int GetHashCode() => HashCode.Combine(Key, Operation, Calendars.Length);
}
