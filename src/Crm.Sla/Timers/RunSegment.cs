using NodaTime;

namespace Crm.Sla;

/// <summary>A span in which a timer's clock ran.</summary>
/// <param name="From">From when, included.</param>
/// <param name="To">Until when, not included; null while it runs.</param>
/// <param name="Calendar">The calendar that counted.</param>
public readonly record struct RunSegment(Instant From, Instant? To, BusinessCalendar Calendar)
{
    /// <summary>The business time in it, as of an instant not before its start.</summary>
    internal Duration OpenTime(Instant asOf) => Calendar.Between(From, To ?? asOf);
}
