using NodaTime;

namespace Crm.Domain;

/// <summary>The moments at which the clock fires a trigger for a calendar date, in the record's own zone.</summary>
/// <remarks>Dates of contracts, entitlements and articles are inclusive. After a downtime a trigger fires late and counts from its own moment.</remarks>
public static class ClockTrigger
{
    /// <summary>When something that starts on a date starts: the first instant of that date.</summary>
    /// <param name="firstDay">The first day.</param>
    /// <param name="zone">The zone of the record.</param>
    /// <returns>
    /// Midnight, or the moment after it where the zone skips midnight: 2026-03-29 begins in Beirut at 01:00 local, 2026-03-28T22:00:00Z.
    /// </returns>
    public static Instant StartsAt(LocalDate firstDay, DateTimeZone zone)
    {
        ArgumentNullException.ThrowIfNull(zone);
        return zone.AtStartOfDay(firstDay).ToInstant();
    }

    /// <summary>When something whose last day is a date is over: the first instant of the following date.</summary>
    /// <param name="lastDay">The last day, included.</param>
    /// <param name="zone">The zone of the record.</param>
    public static Instant EndsAt(LocalDate lastDay, DateTimeZone zone) => StartsAt(lastDay.PlusDays(1), zone);

    /// <summary>The date an instant falls on in a zone: what the guards call <c>today(zone)</c>.</summary>
    /// <param name="at">The instant.</param>
    /// <param name="zone">The zone of the record.</param>
    public static LocalDate Today(Instant at, DateTimeZone zone)
    {
        ArgumentNullException.ThrowIfNull(zone);
        return at.InZone(zone).Date;
    }
}
