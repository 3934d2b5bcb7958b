using System.Collections.Frozen;
using System.Collections.Immutable;
using NodaTime;

namespace Crm.Sla;

/// <summary>The open time of a definition: its four layers, date by date. Immutable and thread-safe.</summary>
internal sealed class DefinedHours : IOpenTime
{
    private static readonly LocalDate Epoch = new(1970, 1, 1);

    private readonly BusinessCalendarDefinition _definition;
    private readonly DateTimeZone _zone;
    private readonly Schedule[] _schedules;
    private readonly FrozenDictionary<int, DateOverride> _overrides;

    internal DefinedHours(BusinessCalendarDefinition definition, DateTimeZone zone)
    {
        _definition = definition;
        _zone = zone;
        _schedules = [.. definition.Schedules.Select(static s => new Schedule(s))];
        _overrides = definition.Overrides.ToFrozenDictionary(static o => Day(o.Date));
    }

    public List<OpenSpan> Between(long from, long to)
    {
        // Two days to each side: a window is up to a day long, and an offset moves a date by less than one.
        int first = DayOf(from) - 2, last = DayOf(to) + 2;
        ZoneMap map = new(_zone, from - (4 * NodaConstants.TicksPerDay), to + (4 * NodaConstants.TicksPerDay));
        FrozenDictionary<int, string> holidays = HolidaysBetween(first, last);
        List<OpenSpan> spans = new((last - first) * 2);
        for (int day = first; day <= last; day++)
        {
            if (_overrides.TryGetValue(day, out DateOverride? replaced))
            {
                foreach (LocalTimeWindow window in replaced.Windows) Add(spans, map, day, window.OpenTicks, window.LengthTicks);
            }
            else if (!holidays.ContainsKey(day))
            {
                foreach ((long open, long length) in Regular(day)) Add(spans, map, day, open, length);
            }
        }

        return OpenSpan.Clip(OpenSpan.Except(OpenSpan.Normalize(spans), Closed(map)), from, to);
    }

    public void MarkBusinessDays(int first, Span<ulong> bits)
    {
        int end = first + (bits.Length * 64);
        ZoneMap map = new(_zone, (first - 4) * NodaConstants.TicksPerDay, (end + 4) * NodaConstants.TicksPerDay);
        FrozenDictionary<int, string> holidays = HolidaysBetween(first, end);
        List<OpenSpan> closed = Closed(map);
        for (int day = first; day < end; day++)
            if ((_overrides.ContainsKey(day) || !holidays.ContainsKey(day)) && OpenOn(day, map, closed).Count > 0)
                bits[(day - first) >> 6] |= 1UL << ((day - first) & 63);
    }

    public OpenSpan HoursOf(int day)
    {
        // What opens on the day may close late on the next.
        ZoneMap map = new(_zone, (day - 4) * NodaConstants.TicksPerDay, (day + 6) * NodaConstants.TicksPerDay);
        List<OpenSpan> open = OpenOn(day, map, Closed(map));
        return open.Count == 0 ? default : new OpenSpan(open[0].From, open[^1].To);
    }

    public string Remark(LocalDate date)
    {
        int day = Day(date);
        if (_overrides.TryGetValue(day, out DateOverride? over))
            return over.Reason.Length > 0 ? over.Reason : over.Windows.IsDefaultOrEmpty ? "closed on this date" : "other hours on this date";
        if (HolidaysBetween(day, day).TryGetValue(day, out string? holiday)) return holiday;
        foreach (LocalClosure closure in _definition.Closures)
            if (closure.From < closure.To && closure.From.Date <= date && date <= closure.To.PlusTicks(-1).Date)
                return closure.Reason.Length > 0 ? closure.Reason : "closure";
        return "";
    }

    internal static int Day(LocalDate date) => Period.DaysBetween(Epoch, date);

    internal static LocalDate Date(int day) => Epoch.PlusDays(day);

    private static int DayOf(long ticks) => (int)Math.Floor((decimal)ticks / NodaConstants.TicksPerDay);

    private static void Add(List<OpenSpan> spans, ZoneMap map, int day, long open, long length)
    {
        long local = (day * NodaConstants.TicksPerDay) + open;
        long from = map.FirstTickAt(local), to = map.FirstTickAt(local + length);
        // A window that lies wholly in the gap of a spring night has no length.
        if (from < to) spans.Add(new OpenSpan(from, to));
    }

    /// <summary>What opens on a day that is no holiday, less the closures.</summary>
    private List<OpenSpan> OpenOn(int day, ZoneMap map, List<OpenSpan> closed)
    {
        List<OpenSpan> spans = [];
        if (_overrides.TryGetValue(day, out DateOverride? replaced))
        {
            foreach (LocalTimeWindow window in replaced.Windows) Add(spans, map, day, window.OpenTicks, window.LengthTicks);
        }
        else
        {
            foreach ((long open, long length) in Regular(day)) Add(spans, map, day, open, length);
        }

        return OpenSpan.Except(OpenSpan.Normalize(spans), closed);
    }

    /// <summary>The windows of the schedule that holds on a day: the last one in the definition whose period has it.</summary>
    private ReadOnlySpan<(long Open, long Length)> Regular(int day)
    {
        for (int i = _schedules.Length - 1; i >= 0; i--)
            if (day >= _schedules[i].First && day < _schedules[i].End) return _schedules[i].On(day);
        return [];
    }

    private FrozenDictionary<int, string> HolidaysBetween(int first, int last)
    {
        Dictionary<int, string> days = [];
        foreach (HolidaySet set in _definition.Holidays)
            foreach (HolidayDate holiday in set.Between(Epoch.PlusDays(first), Epoch.PlusDays(last)))
                days.TryAdd(Day(holiday.Date), holiday.Name);
        return days.ToFrozenDictionary();
    }

    private List<OpenSpan> Closed(ZoneMap map)
    {
        List<OpenSpan> closed = new(_definition.Closures.Length + _definition.InstantClosures.Length);
        foreach (LocalClosure closure in _definition.Closures)
            closed.Add(new OpenSpan(map.FirstTickAt(LocalTicks(closure.From)), map.FirstTickAt(LocalTicks(closure.To))));
        foreach (InstantClosure closure in _definition.InstantClosures)
            closed.Add(new OpenSpan(closure.From.ToUnixTimeTicks(), closure.To.ToUnixTimeTicks()));
        return OpenSpan.Normalize(closed);
    }

    private static long LocalTicks(LocalDateTime local) => (Day(local.Date) * NodaConstants.TicksPerDay) + local.TickOfDay;

    /// <summary>A schedule with its windows laid out by the day of its cycle.</summary>
    private sealed class Schedule
    {
        private readonly (long Open, long Length)[][] _byDayOfCycle;
        private readonly int _start;

        internal Schedule(WeeklySchedule schedule)
        {
            First = schedule.Effective.From is LocalDate from ? Day(from) : int.MinValue;
            End = schedule.Effective.To is LocalDate to ? Day(to) : int.MaxValue;
            // 1 January 1970 was a Thursday: any Monday serves where every week is the same.
            LocalDate start = schedule.CycleStart ?? Epoch;
            _start = Day(start) - ((int)start.DayOfWeek - 1);
            _byDayOfCycle = new (long, long)[schedule.CycleWeeks * 7][];
            for (int i = 0; i < _byDayOfCycle.Length; i++)
            {
                ImmutableArray<WeeklyWindow> windows = schedule.Windows;
                _byDayOfCycle[i] = [.. windows.Where(w => (w.Week * 7) + (int)w.Day - 1 == i).Select(static w => (w.Window.OpenTicks, w.Window.LengthTicks)).Order()];
            }
        }

        internal int First { get; }

        internal int End { get; }

        internal ReadOnlySpan<(long Open, long Length)> On(int day)
        {
            int index = (day - _start) % _byDayOfCycle.Length;
            return _byDayOfCycle[index < 0 ? index + _byDayOfCycle.Length : index];
        }
    }
}
