using NodaTime;

namespace Crm.Sla;

/// <summary>Where a calendar's open time comes from: a definition, or two other calendars.</summary>
internal interface IOpenTime
{
    /// <summary>The maximal open spans, clipped to the ticks given, in order.</summary>
    List<OpenSpan> Between(long from, long to);

    /// <summary>Whether a local date of the calendar's zone is a business day.</summary>
    bool IsBusinessDay(LocalDate date);

    /// <summary>Why a local date has no hours, or other hours than its weekday; empty if there is nothing to say.</summary>
    string Remark(LocalDate date);
}
