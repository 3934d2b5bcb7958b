using System.Collections.Immutable;
using Crm.Primitives;

namespace Crm.Sla;

/// <summary>The calendars of a business as data: plain ones, and combinations of them.</summary>
public sealed record CalendarCatalogDefinition
{
    /// <summary>The JSON form: reads older versions, reports every structural problem at once.</summary>
    public static DefinitionJson<CalendarCatalogDefinition> Json { get; } = new(SlaJsonContext.Strict.CalendarCatalogDefinition, schemaVersion: 1);

    /// <summary>The plain calendars.</summary>
    public ImmutableArray<BusinessCalendarDefinition> Calendars { get; init; } = [];

    /// <summary>The combined ones, in any order.</summary>
    public ImmutableArray<CombinedCalendarDefinition> Combined { get; init; } = [];

    /// <summary>Equal if all members are.</summary>
    /// <param name="other">The other definition.</param>
    public bool Equals(CalendarCatalogDefinition? other) =>
        other is not null && Calendars.AsSpan().SequenceEqual(other.Calendars.AsSpan()) && Combined.AsSpan().SequenceEqual(other.Combined.AsSpan());

    /// <inheritdoc/>
    public override int GetHashCode() => HashCode.Combine(Calendars.Length, Combined.Length);
}
