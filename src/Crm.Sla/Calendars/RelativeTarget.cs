using System.Globalization;
using Crm.Primitives;
using NodaTime;
using NodaTime.Text;

namespace Crm.Sla;

/// <summary>A promise by business days and a time of day: "next business day at 16:00", "two business days, close of business".</summary>
/// <param name="BusinessDays">How many business days after the day on which it begins, from 0 to 10,000. That day itself is not counted, not even when it
/// begins before the day's opening. 0 means the same day if the moment is still to come, else the next business day.</param>
/// <param name="Time">The time of day by which it is due; null means close of business, the last closing of that day.</param>
/// <param name="CutOff">The time of day from which on a business day counts as over: what begins then begins on the next business day. Null means that
/// a day counts until midnight.</param>
/// <param name="CountFrom">What a beginning on a day off counts as.</param>
/// <remarks>
/// <para>A day counts if some opening hours open on it, after holidays, overrides and closures. A short day counts in full. Dates and times
/// are those of the calendar's zone.</para>
/// <para>If it is closed at the time of day, it is due at the last closing of that date before it: "next business day at 16:00" on a day that closes at
/// noon is due at noon. If nothing is open on that date before it, it is due at the next opening: "at 08:00" where it opens at 09:00 is 09:00.</para>
/// <para>Example, Monday to Friday 09:00 to 17:00: begun on Friday at 10:00, one business day at 16:00 is Monday 16:00. Immutable and thread-safe.</para>
/// </remarks>
public sealed record RelativeTarget(int BusinessDays, LocalTime? Time = null, LocalTime? CutOff = null, RelativeStart CountFrom = RelativeStart.Date)
{
    private const int MostDays = 10_000;
    private static readonly LocalTimePattern Pattern = LocalTimePattern.CreateWithInvariantCulture("HH:mm:ss.FFFFFFFFF");
    private static readonly LocalTimePattern ShortPattern = LocalTimePattern.CreateWithInvariantCulture("HH:mm");

    /// <summary>The next business day at a time of day.</summary>
    /// <param name="time">The time of day.</param>
    public static RelativeTarget NextBusinessDay(LocalTime time) => new(1, time);

    /// <summary>Close of business some business days later.</summary>
    /// <param name="businessDays">How many; 0 is today.</param>
    public static RelativeTarget CloseOfBusiness(int businessDays) => new(businessDays);

    /// <summary>When it is due.</summary>
    /// <param name="calendar">The calendar.</param>
    /// <param name="start">When it begins.</param>
    /// <returns>Not before <paramref name="start"/>. Never, if the calendar does not know that many business days.</returns>
    public Moment DueAt(BusinessCalendar calendar, Instant start)
    {
        ArgumentNullException.ThrowIfNull(calendar);
        LocalDateTime local = start.InZone(calendar.Zone).LocalDateTime;
        LocalDate date = local.Date;
        bool isNext = calendar.IsBusinessDay(date) ? CutOff <= local.TimeOfDay : CountFrom == RelativeStart.BusinessDay;
        if (isNext && !calendar.TryAddBusinessDays(date, 1, out date)) return Moment.Never;
        if (BusinessDays == 0 && calendar.IsBusinessDay(date) && DueOn(calendar, date) is Moment today && today > Moment.At(start)) return today;
        if (!calendar.TryAddBusinessDays(date, Math.Max(1, BusinessDays), out date)) return Moment.Never;
        Moment due = DueOn(calendar, date);
        // In a night in which the clocks go back over midnight a date begins before the last hour of the one before.
        return due < Moment.At(start) ? Moment.At(start) : due;
    }

    /// <summary>The business time from the beginning to the moment it is due: what a timer counts, so that it can pause.</summary>
    /// <param name="calendar">The calendar.</param>
    /// <param name="start">When it begins.</param>
    /// <param name="openTime">The business time.</param>
    /// <returns>False if it is never due.</returns>
    public bool TryGetOpenTime(BusinessCalendar calendar, Instant start, out Duration openTime)
    {
        openTime = Duration.Zero;
        if (!DueAt(calendar, start).TryGetInstant(out Instant due)) return false;
        openTime = calendar.Between(start, due);
        return true;
    }

    /// <summary>Such as <c>1 business day, 16:00</c>.</summary>
    public override string ToString()
    {
        string time = Time is not LocalTime at ? "close of business" : at.NanosecondOfDay % NodaConstants.NanosecondsPerMinute == 0 ? ShortPattern.Format(at) : Pattern.Format(at);
        return string.Create(CultureInfo.InvariantCulture, $"{BusinessDays} business {(BusinessDays == 1 ? "day" : "days")}, {time}");
    }

    /// <summary>What is wrong with it, or null.</summary>
    internal ValidationError? Problem(string at) => BusinessDays is >= 0 and <= MostDays ? null
        : new ValidationError($"{at}/businessDays", $"Count 0 to {MostDays} business days.", "sla.relative_days_invalid");

    private Moment DueOn(BusinessCalendar calendar, LocalDate date)
    {
        if (Time is not LocalTime time) return calendar.CloseOfBusiness(date);
        Instant at = ZoneMap.FirstInstantAt(calendar.Zone, date + time), midnight = ZoneMap.FirstInstantAt(calendar.Zone, date.AtMidnight());
        if (calendar.IsOpen(at)) return Moment.At(at);
        Moment close = calendar.PreviousClose(at);
        // A closing at midnight, 24:00, is one of the day before.
        return close.TryGetInstant(out Instant closed) && closed > midnight ? close : calendar.NextOpen(at);
    }
}
