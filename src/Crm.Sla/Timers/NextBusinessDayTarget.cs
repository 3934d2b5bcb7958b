using Crm.Primitives;
using NodaTime;
using NodaTime.TimeZones;

namespace Crm.Sla;

/// <summary>Until a time of day, some business days later: the next business day at 16:00.</summary>
/// <remarks>
/// <para>Counts business days from the local date on which the promise starts, in the zone of the calendar, as
/// <see cref="BusinessCalendar.AddBusinessDays"/> does: from any moment of Friday, or of Saturday, the first is Monday.</para>
/// <para>Where the moment lies outside the opening hours, the promise ends with the business time before it: people are shown the last closing
/// (<see cref="SlaStatus.DueAt"/>), and it is broken at the next opening (<see cref="SlaStatus.BreachesAt"/>). A target of 18:00 at an office
/// that closes at 17:00 is due at 17:00.</para>
/// <para>While the clock is paused the moment loses its meaning, as every due date does. What counts on is the business time that was left:
/// two hours before 16:00 are two business hours after the clock goes on.</para>
/// </remarks>
/// <param name="At">The local time of day.</param>
/// <param name="Days">How many business days later; 0 is the day itself, or the next business day if it is none. The default is 1.</param>
public sealed record NextBusinessDayTarget(LocalTime At, int Days = 1) : TargetTime
{
    /// <summary>The most business days: 1,000.</summary>
    public const int MaxDays = 1_000;

    private static readonly ZoneLocalMappingResolver Resolver = Resolvers.CreateMappingResolver(Resolvers.ReturnEarlier, Resolvers.ReturnStartOfIntervalAfter);

    /// <summary>The moment itself, open or not.</summary>
    /// <param name="start">From when time counts.</param>
    /// <param name="calendar">The calendar whose days and zone are meant.</param>
    /// <returns>The moment; never if the calendar has not that many business days.</returns>
    public Moment MomentFrom(Instant start, BusinessCalendar calendar)
    {
        ArgumentNullException.ThrowIfNull(calendar);
        LocalDate date = start.InZone(calendar.Zone).Date;
        int days = Days == 0 && !calendar.IsBusinessDay(date) ? 1 : Days;
        if (!calendar.AddBusinessDays(start, days, Roll.None).TryGetInstant(out Instant day)) return Moment.Never;
        return Moment.At(day.InZone(calendar.Zone).Date.At(At).InZone(calendar.Zone, Resolver).ToInstant());
    }

    /// <summary>The business time from the start to the moment; zero if the moment is over, <see cref="TargetTime.Longest"/> if it never comes.</summary>
    /// <param name="start">From when time counts.</param>
    /// <param name="calendar">The calendar that counts.</param>
    public override Duration AllowedFrom(Instant start, BusinessCalendar calendar) =>
        MomentFrom(start, calendar).TryGetInstant(out Instant moment) ? Duration.Max(Duration.Zero, calendar.Between(start, moment)) : Longest;

    /// <summary>The target as <c>business day +1 16:00</c>.</summary>
    public override string ToString() => string.Create(System.Globalization.CultureInfo.InvariantCulture, $"business day +{Days} {At:HH:mm}");

    internal override void Check(string at, List<ValidationError> found)
    {
        if (Days is < 0 or > MaxDays)
            found.Add(new ValidationError($"{at}/days", $"{Days} business days are not possible; use 0 to 1,000.", "sla.target_days_invalid"));
    }
}
