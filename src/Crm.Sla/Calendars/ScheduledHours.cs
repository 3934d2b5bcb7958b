using NodaTime;

namespace Crm.Sla;

/// <summary>A schedule with its windows laid out by the day of its cycle. Immutable.</summary>
internal sealed class ScheduledHours
{
    private readonly (long Open, long Length)[] _windows;
    private readonly int[] _firstOfDay;
    private readonly int _start;

    internal ScheduledHours(WeeklySchedule schedule)
    {
        First = schedule.Effective.From is LocalDate from ? DefinedHours.Day(from) : int.MinValue;
        End = schedule.Effective.To is LocalDate to ? DefinedHours.Day(to) : int.MaxValue;
        // 1 January 1970 was a Thursday: any Monday serves where every week is the same.
        LocalDate start = schedule.CycleStart ?? new LocalDate(1970, 1, 1);
        _start = DefinedHours.Day(start) - ((int)start.DayOfWeek - 1);
        WeeklyWindow[] ordered = [.. schedule.Windows.OrderBy(DayOfCycle).ThenBy(static w => w.Window.OpenTicks).ThenBy(static w => w.Window.LengthTicks)];
        _windows = [.. ordered.Select(static w => (w.Window.OpenTicks, w.Window.LengthTicks))];
        _firstOfDay = new int[(schedule.CycleWeeks * 7) + 1];
        foreach (WeeklyWindow window in ordered) _firstOfDay[DayOfCycle(window) + 1]++;
        for (int i = 1; i < _firstOfDay.Length; i++) _firstOfDay[i] += _firstOfDay[i - 1];
    }

    /// <summary>The first day on which it holds.</summary>
    internal int First { get; }

    /// <summary>The first day on which it no longer holds.</summary>
    internal int End { get; }

    internal double WindowsADay => _windows.Length / (_firstOfDay.Length - 1.0);

    internal ReadOnlySpan<(long Open, long Length)> On(int day)
    {
        int cycle = _firstOfDay.Length - 1, index = (day - _start) % cycle;
        if (index < 0) index += cycle;
        return _windows.AsSpan(_firstOfDay[index].._firstOfDay[index + 1]);
    }

    private static int DayOfCycle(WeeklyWindow window) => (window.Week * 7) + (int)window.Day - 1;
}
