using NodaTime;

namespace Crm.Pricing;

/// <summary>From when to when something holds, both ends included.</summary>
internal readonly record struct Validity(Instant From, Instant To)
{
    internal static Validity Always => new(Instant.MinValue, Instant.MaxValue);

    /// <summary>Both the instants and the days.</summary>
    internal static Validity Of(Instant? from, Instant? to, ValidDates? dates, string? catalogZone)
    {
        Validity instants = new(from ?? Instant.MinValue, to ?? Instant.MaxValue);
        if (dates is null) return instants;
        Validity days = dates.In(Zone(dates.TimeZone ?? catalogZone)!);
        return new Validity(Instant.Max(instants.From, days.From), Instant.Min(instants.To, days.To));
    }

    /// <summary>The zone with an IANA id, UTC for none; null if there is no such zone.</summary>
    internal static DateTimeZone? Zone(string? id) => id is null ? DateTimeZone.Utc : DateTimeZoneProviders.Tzdb.GetZoneOrNull(id);

    internal bool Contains(Instant instant) => From <= instant && instant <= To;
}
