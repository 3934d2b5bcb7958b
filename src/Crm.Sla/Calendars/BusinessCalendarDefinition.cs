using System.Collections.Immutable;
using Crm.Primitives;

namespace Crm.Sla;

/// <summary>Opening hours as data: a time zone and four layers, the later ones stronger.</summary>
/// <remarks>
/// <para>1. the weekly schedules; 2. holidays, which take away the windows that open on their date (the tail of last night's shift stays);
/// 3. date overrides, which replace the day and win over a holiday; 4. closures, which are taken off everything.</para>
/// <para>A wall-clock time means the first instant at which the clocks of the zone show it or more: a time that occurs twice is its first
/// occurrence, and a time that is skipped is the first instant after the gap. So hours never overlap that did not overlap on paper.</para>
/// </remarks>
public sealed record BusinessCalendarDefinition
{
    /// <summary>The JSON form: reads older versions, reports every structural problem at once.</summary>
    public static DefinitionJson<BusinessCalendarDefinition> Json { get; } = new(SlaJsonContext.Strict.BusinessCalendarDefinition, schemaVersion: 1);

    /// <summary>The name under which targets refer to it.</summary>
    public required string Key { get; init; }

    /// <summary>The time zone in which the hours are meant, as an IANA id such as <c>Asia/Shanghai</c>.</summary>
    public required string TimeZone { get; init; }

    /// <summary>The regular hours.</summary>
    public ImmutableArray<WeeklySchedule> Schedules { get; init; } = [];

    /// <summary>The holidays, as sets of rules and dates.</summary>
    public ImmutableArray<HolidaySet> Holidays { get; init; } = [];

    /// <summary>Other hours on single dates.</summary>
    public ImmutableArray<DateOverride> Overrides { get; init; } = [];

    /// <summary>Closures in local time.</summary>
    public ImmutableArray<LocalClosure> Closures { get; init; } = [];

    /// <summary>Closures between instants.</summary>
    public ImmutableArray<InstantClosure> InstantClosures { get; init; } = [];

    /// <summary>The span of time to lay out; null leaves it to the <see cref="CalendarOptions"/> of the compile.</summary>
    public CalendarHorizon? Horizon { get; init; }

    /// <summary>Equal if all members are.</summary>
    /// <param name="other">The other definition.</param>
    public bool Equals(BusinessCalendarDefinition? other) =>
        other is not null && Key == other.Key && TimeZone == other.TimeZone && Horizon == other.Horizon
        && Schedules.AsSpan().SequenceEqual(other.Schedules.AsSpan()) && Holidays.AsSpan().SequenceEqual(other.Holidays.AsSpan())
        && Overrides.AsSpan().SequenceEqual(other.Overrides.AsSpan()) && Closures.AsSpan().SequenceEqual(other.Closures.AsSpan())
        && InstantClosures.AsSpan().SequenceEqual(other.InstantClosures.AsSpan());

    /// <inheritdoc/>
    public override int GetHashCode() =>
        HashCode.Combine(Key, TimeZone, Schedules.Length, Holidays.Length, Overrides.Length, Closures.Length, InstantClosures.Length);
}
