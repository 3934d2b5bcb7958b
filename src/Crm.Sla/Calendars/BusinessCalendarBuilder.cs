using System.Collections.Immutable;
using Crm.Primitives;
using NodaTime;

namespace Crm.Sla;

/// <summary>Builds a <see cref="BusinessCalendarDefinition"/> in code. Gives the same object as data read from elsewhere.</summary>
/// <remarks>Not thread-safe; the definition it builds is immutable.</remarks>
public sealed class BusinessCalendarBuilder
{
    private readonly string _key;
    private readonly string _timeZone;
    private readonly List<WeeklySchedule> _schedules = [new WeeklySchedule()];
    private readonly List<HolidaySet> _holidays = [];
    private readonly List<DateOverride> _overrides = [];
    private readonly List<LocalClosure> _closures = [];
    private readonly List<InstantClosure> _instantClosures = [];

    /// <summary>Starts a calendar.</summary>
    /// <param name="key">Its name.</param>
    /// <param name="timeZone">Its zone, as an IANA id.</param>
    public BusinessCalendarBuilder(string key, string timeZone)
    {
        ArgumentNullException.ThrowIfNull(key);
        ArgumentNullException.ThrowIfNull(timeZone);
        _key = key;
        _timeZone = timeZone;
    }

    /// <summary>The weekdays Monday to Friday, for <see cref="Weekly(IEnumerable{IsoDayOfWeek},string,string)"/>.</summary>
    public static IReadOnlyList<IsoDayOfWeek> MondayToFriday { get; } =
        [IsoDayOfWeek.Monday, IsoDayOfWeek.Tuesday, IsoDayOfWeek.Wednesday, IsoDayOfWeek.Thursday, IsoDayOfWeek.Friday];

    /// <summary>All seven weekdays.</summary>
    public static IReadOnlyList<IsoDayOfWeek> EveryDay { get; } = [.. MondayToFriday, IsoDayOfWeek.Saturday, IsoDayOfWeek.Sunday];

    /// <summary>Adds a window to one weekday of the current schedule.</summary>
    /// <param name="day">The weekday.</param>
    /// <param name="window">The hours.</param>
    /// <param name="week">The week of the cycle, from 0.</param>
    public BusinessCalendarBuilder Weekly(IsoDayOfWeek day, LocalTimeWindow window, int week = 0)
    {
        _schedules[^1] = _schedules[^1] with { Windows = _schedules[^1].Windows.Add(new WeeklyWindow(day, window, week)) };
        return this;
    }

    /// <summary>Adds the same window to several weekdays of the current schedule.</summary>
    /// <param name="days">The weekdays.</param>
    /// <param name="open">When it opens, such as <c>09:00</c>.</param>
    /// <param name="close">When it closes, such as <c>17:00</c> or <c>24:00</c>.</param>
    public BusinessCalendarBuilder Weekly(IEnumerable<IsoDayOfWeek> days, string open, string close)
    {
        ArgumentNullException.ThrowIfNull(days);
        LocalTimeWindow window = LocalTimeWindow.Parse(open, close);
        foreach (IsoDayOfWeek day in days) Weekly(day, window);
        return this;
    }

    /// <summary>Makes the current schedule a cycle of several weeks.</summary>
    /// <param name="weeks">How many.</param>
    /// <param name="start">Any day of a first week.</param>
    public BusinessCalendarBuilder Cycle(int weeks, LocalDate start)
    {
        _schedules[^1] = _schedules[^1] with { CycleWeeks = weeks, CycleStart = start };
        return this;
    }

    /// <summary>Starts a new schedule that holds from a date on; what is added after this belongs to it.</summary>
    /// <param name="from">The first local date on which it holds.</param>
    /// <param name="to">The first date on which it no longer holds; null means for ever.</param>
    public BusinessCalendarBuilder EffectiveFrom(LocalDate from, LocalDate? to = null)
    {
        _schedules.Add(new WeeklySchedule { Effective = new EffectivePeriod(from, to) });
        return this;
    }

    /// <summary>Adds a set of holidays.</summary>
    /// <param name="set">The set.</param>
    public BusinessCalendarBuilder Holidays(HolidaySet set)
    {
        ArgumentNullException.ThrowIfNull(set);
        _holidays.Add(set);
        return this;
    }

    /// <summary>Adds single dates as holidays.</summary>
    /// <param name="dates">The local dates.</param>
    public BusinessCalendarBuilder Holidays(params IEnumerable<LocalDate> dates)
    {
        ArgumentNullException.ThrowIfNull(dates);
        _holidays.Add(new HolidaySet("dates") { Dates = [.. dates.Select(static d => new HolidayDate(d, "holiday"))] });
        return this;
    }

    /// <summary>Replaces the hours of one date.</summary>
    /// <param name="date">The date.</param>
    /// <param name="windows">Its hours; none means closed.</param>
    public BusinessCalendarBuilder Override(LocalDate date, params ImmutableArray<LocalTimeWindow> windows)
    {
        _overrides.Add(new DateOverride(date, windows));
        return this;
    }

    /// <summary>Closes from one local time to another.</summary>
    /// <param name="from">From when, included.</param>
    /// <param name="to">Until when, not included.</param>
    /// <param name="reason">Why.</param>
    public BusinessCalendarBuilder Close(LocalDateTime from, LocalDateTime to, string reason = "")
    {
        _closures.Add(new LocalClosure(from, to, reason));
        return this;
    }

    /// <summary>Closes from one instant to another.</summary>
    /// <param name="from">From when, included.</param>
    /// <param name="to">Until when, not included.</param>
    /// <param name="reason">Why.</param>
    public BusinessCalendarBuilder Close(Instant from, Instant to, string reason = "")
    {
        _instantClosures.Add(new InstantClosure(from, to, reason));
        return this;
    }

    /// <summary>The definition, as built so far.</summary>
    public BusinessCalendarDefinition Define() => new()
    {
        Key = _key,
        TimeZone = _timeZone,
        Schedules = [.. _schedules],
        Holidays = [.. _holidays],
        Overrides = [.. _overrides],
        Closures = [.. _closures],
        InstantClosures = [.. _instantClosures],
    };

    /// <summary>Defines and compiles in one step.</summary>
    /// <param name="options">The span to lay out; null for the defaults.</param>
    public Result<BusinessCalendar> Compile(CalendarOptions? options = null) => BusinessCalendar.Compile(Define(), options);
}
