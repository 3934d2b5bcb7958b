namespace Crm.Sla;

/// <summary>How a calendar lays out its open time. The answers are the same.</summary>
public enum CalendarForm
{
    /// <summary>For speed: a row for each opening, some 100 KiB for thirty years of office hours, 200 with a lunch break. The default.</summary>
    Flat,

    /// <summary>For those with thousands of calendars: what repeats is kept once, some 4 KiB for the same, and a look-up takes a few times as long.</summary>
    Compact,
}
