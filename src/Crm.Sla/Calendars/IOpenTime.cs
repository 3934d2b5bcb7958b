using NodaTime;

namespace Crm.Sla;

/// <summary>Where a calendar's open time comes from: a definition, or other calendars. Days are numbered from 1 January 1970, which is 0.</summary>
internal interface IOpenTime
{
    /// <summary>The maximal open spans, clipped to the ticks given, in order.</summary>
    List<OpenSpan> Between(long from, long to);

    /// <summary>Sets the bits of the business days; bit 0 of the first word is the day <paramref name="first"/>.</summary>
    void MarkBusinessDays(int first, Span<ulong> bits);

    /// <summary>From the first opening to the last closing of the hours of a business day.</summary>
    OpenSpan HoursOf(int day);

    /// <summary>Why a local date has no hours, or other hours than its weekday; empty if there is nothing to say.</summary>
    string Remark(LocalDate date);
}
