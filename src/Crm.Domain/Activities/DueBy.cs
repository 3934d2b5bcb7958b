using NodaTime;

namespace Crm.Domain;

/// <summary>When something is due: on a calendar date, or at an instant, never both.</summary>
/// <remarks>A date is not an instant: "by Friday" does not move when somebody travels, and is over when Friday is over where the task lives.</remarks>
public readonly record struct DueBy
{
    private DueBy(LocalDate? date, Instant? instant)
    {
        Date = date;
        Instant = instant;
    }

    /// <summary>The last day, included; null if it is due at an instant.</summary>
    public LocalDate? Date { get; }

    /// <summary>The last moment, included; null if it is due on a date.</summary>
    public Instant? Instant { get; }

    /// <summary>Due on a date.</summary>
    /// <param name="date">The last day, included.</param>
    public static DueBy On(LocalDate date) => new(date, null);

    /// <summary>Due at an instant.</summary>
    /// <param name="instant">The last moment, included.</param>
    public static DueBy At(Instant instant) => new(null, instant);

    /// <summary>Whether it is over.</summary>
    /// <param name="now">The moment of asking.</param>
    /// <param name="zone">Where the date counts.</param>
    /// <returns>Due on 30 June: false all through that day in the zone, true from its end on.</returns>
    public bool IsOver(Instant now, DateTimeZone zone) =>
        Date is LocalDate date ? ClockTrigger.Today(now, zone) > date : Instant is Instant last && now > last;
}
