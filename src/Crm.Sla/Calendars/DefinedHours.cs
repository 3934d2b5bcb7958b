using System.Collections.Immutable;
using NodaTime;

namespace Crm.Sla;

/// <summary>The open time of a definition: its four layers, date by date. Immutable and thread-safe.</summary>
internal sealed class DefinedHours : IOpenTime
{
    private static readonly LocalDate Epoch = new(1970, 1, 1);

    private readonly BusinessCalendarDefinition _definition;
    private readonly DateTimeZone _zone;
    private readonly ScheduledHours[] _schedules;
    private readonly (int Day, DateOverride Override)[] _overrides;

    internal DefinedHours(BusinessCalendarDefinition definition, DateTimeZone zone)
    {
        _definition = definition;
        _zone = zone;
        _schedules = [.. definition.Schedules.Select(static s => new ScheduledHours(s))];
        _overrides = [.. definition.Overrides.Select(static o => (Day(o.Date), o)).OrderBy(static o => o.Item1)];
    }

    public List<OpenSpan> Between(long from, long to)
    {
        // Two days to each side: a window is up to a day long, and an offset moves a date by less than one.
        int first = DayOf(from) - 2, last = DayOf(to) + 2;
        ZoneMap map = new(_zone, from - (4 * NodaConstants.TicksPerDay), to + (4 * NodaConstants.TicksPerDay));
        ulong[] holidays = HolidaysFrom(first, last - first + 1);
        List<OpenSpan> spans = new(AtMost(last - first + 1));
        for (int day = first; day <= last; day++) AddOpenings(spans, map, day, IsSet(holidays, day - first));
        return OpenSpan.Clip(OpenSpan.Except(OpenSpan.Normalize(spans), Closed(map)), from, to);
    }

    public void MarkBusinessDays(int first, Span<ulong> bits)
    {
        int count = bits.Length * 64;
        ZoneMap map = new(_zone, (first - 4) * NodaConstants.TicksPerDay, (first + count + 4) * NodaConstants.TicksPerDay);
        ulong[] holidays = HolidaysFrom(first, count);
        List<OpenSpan> closed = Closed(map), spans = [];
        for (int i = 0; i < count; i++)
        {
            spans.Clear();
            AddOpenings(spans, map, first + i, IsSet(holidays, i));
            if (OpenSpan.Except(OpenSpan.Normalize(spans), closed).Count > 0) bits[i >> 6] |= 1UL << (i & 63);
        }
    }

    public OpenSpan HoursOf(int day)
    {
        // What opens on the day may close late on the next.
        ZoneMap map = new(_zone, (day - 4) * NodaConstants.TicksPerDay, (day + 6) * NodaConstants.TicksPerDay);
        List<OpenSpan> spans = [];
        AddOpenings(spans, map, day, IsSet(HolidaysFrom(day, 1), 0));
        List<OpenSpan> open = OpenSpan.Except(OpenSpan.Normalize(spans), Closed(map));
        return open.Count == 0 ? default : new OpenSpan(open[0].From, open[^1].To);
    }

    public string Remark(LocalDate date)
    {
        if (OverrideOn(Day(date)) is DateOverride over)
            return over.Reason.Length > 0 ? over.Reason : over.Windows.IsDefaultOrEmpty ? "closed on this date" : "other hours on this date";
        foreach (HolidaySet set in _definition.Holidays)
            if (set.Between(date, date) is [HolidayDate holiday, ..]) return holiday.Name;
        foreach (LocalClosure closure in _definition.Closures)
            if (closure.From < closure.To && closure.From.Date <= date && date <= closure.To.PlusTicks(-1).Date)
                return closure.Reason.Length > 0 ? closure.Reason : "closure";
        return "";
    }

    internal static int Day(LocalDate date) => Period.DaysBetween(Epoch, date);

    internal static LocalDate Date(int day) => Epoch.PlusDays(day);

    private static int DayOf(long ticks) => (int)Math.Floor((decimal)ticks / NodaConstants.TicksPerDay);

    private static bool IsSet(ulong[] bits, int index) => (bits[index >> 6] & (1UL << (index & 63))) != 0;

    /// <summary>Adds what opens on a day: the hours of its override, or the week's unless it is a holiday.</summary>
    private void AddOpenings(List<OpenSpan> spans, ZoneMap map, int day, bool isHoliday)
    {
        if (OverrideOn(day) is DateOverride replaced)
        {
            foreach (LocalTimeWindow window in replaced.Windows) Add(spans, map, day, window.OpenTicks, window.LengthTicks);
        }
        else if (!isHoliday)
        {
            foreach ((long open, long length) in Regular(day)) Add(spans, map, day, open, length);
        }
    }

    private static void Add(List<OpenSpan> spans, ZoneMap map, int day, long open, long length)
    {
        long local = (day * NodaConstants.TicksPerDay) + open;
        long from = map.FirstTickAt(local), to = map.FirstTickAt(local + length);
        // A window that lies wholly in the gap of a spring night has no length.
        if (from < to) spans.Add(new OpenSpan(from, to));
    }

    private DateOverride? OverrideOn(int day)
    {
        int low = 0, high = _overrides.Length;
        while (low < high)
        {
            int middle = (low + high) >> 1;
            if (_overrides[middle].Day < day) low = middle + 1;
            else high = middle;
        }

        return low < _overrides.Length && _overrides[low].Day == day ? _overrides[low].Override : null;
    }

    /// <summary>The windows of the schedule that holds on a day: the last one in the definition whose period has it.</summary>
    private ReadOnlySpan<(long Open, long Length)> Regular(int day)
    {
        for (int i = _schedules.Length - 1; i >= 0; i--)
            if (day >= _schedules[i].First && day < _schedules[i].End) return _schedules[i].On(day);
        return [];
    }

    /// <summary>How many spans so many days have, if the schedule with the most windows holds on all of them.</summary>
    private int AtMost(int days)
    {
        double most = 0;
        foreach (ScheduledHours schedule in _schedules) most = Math.Max(most, schedule.WindowsADay);
        return (int)Math.Min(days * most, 1_000_000) + _overrides.Length + 8;
    }

    /// <summary>A bit for each day that is a holiday.</summary>
    private ulong[] HolidaysFrom(int first, int count)
    {
        ulong[] bits = new ulong[(count + 63) / 64];
        foreach (HolidaySet set in _definition.Holidays)
            set.Visit(Epoch.PlusDays(first), Epoch.PlusDays(first + count - 1), holiday =>
            {
                int i = Day(holiday.Date) - first;
                bits[i >> 6] |= 1UL << (i & 63);
            });
        return bits;
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
}
