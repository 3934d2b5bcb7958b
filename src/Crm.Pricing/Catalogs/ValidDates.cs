using NodaTime;

namespace Crm.Pricing;

/// <summary>From which day to which day something holds, in the calendar of a time zone.</summary>
/// <param name="From">The first day, included; null for ever since.</param>
/// <param name="To">The last day, included to its last moment; null for ever.</param>
/// <remarks>
/// A day begins at its first moment in the zone, so it has 23 or 25 hours where the clocks change. Beside instants both must hold.
/// Worked: the last day 2026-03-29 in Europe/Berlin ends at 2026-03-29T22:00:00Z, its first one began at 2026-03-28T23:00:00Z.
/// </remarks>
public sealed record ValidDates(LocalDate? From, LocalDate? To)
{
    /// <summary>The zone by its IANA id; null for the one of the catalogue.</summary>
    public string? TimeZone { get; init; }

    /// <summary>The first and the last day that there are, often written for "always", have no instant of their own in every zone.</summary>
    internal Validity In(DateTimeZone zone) => new(
        From is LocalDate from && from > LocalDate.MinIsoValue ? zone.AtStartOfDay(from).ToInstant() : Instant.MinValue,
        To is LocalDate to && to < LocalDate.MaxIsoValue ? zone.AtStartOfDay(to.PlusDays(1)).ToInstant() - Duration.Epsilon : Instant.MaxValue);
}
