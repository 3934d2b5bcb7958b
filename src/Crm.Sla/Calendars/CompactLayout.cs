using System.Runtime.InteropServices;
using NodaTime;

namespace Crm.Sla;

/// <summary>The form that takes least memory: weeks that are alike are kept once, and so are days.</summary>
/// <remarks>
/// Time is cut into days and weeks of real time from the start of the layout. A week is the number of its pattern, a pattern is seven numbers
/// of days, a day is its few open spans: in summer and in winter time, on holidays and beside them, there are only some. The open time before each
/// eighth week is kept; the rest of the way is added up. Thirty years of office hours take less than 4 KiB.
/// </remarks>
internal sealed class CompactLayout : OpenLayout
{
    private const long Day = NodaConstants.TicksPerDay;
    private const long Week = 7 * Day;

    /// <summary>How many weeks have one sum; a power of two. More would save memory and take longer.</summary>
    private const int GroupShift = 3;

    private readonly PackedNumbers _weeks;
    private readonly PackedNumbers _days;
    private readonly PackedNumbers _firstRow;
    private readonly Row[] _rows;
    private readonly long[] _weekTotals;
    private readonly long[] _groups;
    private readonly int _count;

    internal CompactLayout(List<OpenSpan> spans, long from, long to)
        : base(from, to)
    {
        _count = (int)((to - from + Week - 1) / Week);
        List<Row> rows = [];
        List<int> firstRow = [0], days = [], weeks = new(_count);
        List<long> weekTotals = [];
        Dictionary<(int, int), int> knownDays = new(new RangeComparer<Row>(rows)), knownWeeks = new(new RangeComparer<int>(days));
        _groups = new long[(_count >> GroupShift) + 1];
        int next = 0;
        long total = 0;
        for (int week = 0; week < _count; week++)
        {
            if ((week & ((1 << GroupShift) - 1)) == 0) _groups[week >> GroupShift] = total;
            int start = days.Count;
            long weekTotal = 0;
            for (int day = 0; day < 7; day++)
            {
                long dayTotal = AddDay(spans, ref next, from + (week * Week) + (day * Day), rows);
                int pattern = Known(knownDays, rows, firstRow[^1]);
                if (pattern == firstRow.Count - 1) firstRow.Add(rows.Count);
                days.Add(pattern);
                weekTotal += dayTotal;
            }

            int weekPattern = Known(knownWeeks, days, start);
            if (weekPattern == weekTotals.Count) weekTotals.Add(weekTotal);
            weeks.Add(weekPattern);
            total += weekTotal;
        }

        if ((_count & ((1 << GroupShift) - 1)) == 0) _groups[^1] = total;
        Total = total;
        _rows = [.. rows];
        _weekTotals = [.. weekTotals];
        _weeks = new PackedNumbers(weeks);
        _days = new PackedNumbers(days);
        _firstRow = new PackedNumbers(firstRow);
    }

    internal override int Bytes => _weeks.Bytes + _days.Bytes + _firstRow.Bytes + (_rows.Length * 16) + ((_weekTotals.Length + _groups.Length) * 8);

    internal override long Between(long from, long to) => unchecked(TotalAt(to) - TotalAt(from));

    internal override long TotalAt(long tick)
    {
        if (tick >= To) return Total;
        unchecked
        {
            long offset = tick - From;
            int week = (int)(offset / Week), day = (int)((offset - (week * Week)) / Day);
            long inDay = offset - (week * Week) - (day * Day), total = _groups[week >> GroupShift];
            for (int w = week >> GroupShift << GroupShift; w < week; w++) total += _weekTotals[_weeks[w]];
            int days = _weeks[week] * 7;
            for (int d = 0; d < day; d++) total += DayTotal(_days[days + d]);
            int pattern = _days[days + day], first = _firstRow[pattern], row = LastAtOrBefore(first, _firstRow[pattern + 1] - 1, inDay, Measure.Time);
            return row < first ? total : total + _rows[row].Before + Math.Min(inDay - _rows[row].Start, _rows[row + 1].Before - _rows[row].Before);
        }
    }

    internal override long LatestAt(long total) => Find(total, total, Measure.Open);

    internal override long EarliestAt(long total) => Find(total, total - 1, Measure.Open);

    internal override bool IsOpenAt(long tick)
    {
        unchecked
        {
            long offset = tick - From;
            int week = (int)(offset / Week), day = (int)((offset - (week * Week)) / Day);
            long inDay = offset - (week * Week) - (day * Day);
            int pattern = _days[(_weeks[week] * 7) + day], first = _firstRow[pattern], row = LastAtOrBefore(first, _firstRow[pattern + 1] - 1, inDay, Measure.Time);
            return row >= first && inDay - _rows[row].Start < _rows[row + 1].Before - _rows[row].Before;
        }
    }

    /// <summary>All ticks of an open span have the same closed time behind them, so its ends are found by that.</summary>
    internal override OpenSpan SpanAround(long tick)
    {
        long closed = tick - From - TotalAt(tick);
        return new OpenSpan(closed == 0 ? From : Find(closed, closed - 1, Measure.Closed), Math.Min(To, Find(closed, closed, Measure.Closed)));
    }

    /// <summary>
    /// The tick with an amount of open or closed time behind it: the day is the one in which what is behind it passes the target. Where the
    /// target is the amount that is the last such tick, where it is one less the first.
    /// </summary>
    private long Find(long amount, long target, Measure measure)
    {
        unchecked
        {
            int low = 0, high = _groups.Length - 1;
            while (low < high)
            {
                int middle = (low + high + 1) >> 1;
                if (Of(_groups[middle], (middle << GroupShift) * Week, measure) <= target) low = middle;
                else high = middle - 1;
            }

            int week = low << GroupShift;
            long before = Of(_groups[low], week * Week, measure);
            // Closed time goes on beyond the last week.
            for (; week < _count; week++)
            {
                long inWeek = Of(_weekTotals[_weeks[week]], Week, measure);
                if (before + inWeek > target) break;
                before += inWeek;
            }

            if (week == _count) return From + (week * Week) + (amount - before);
            int days = _weeks[week] * 7, day = 0;
            for (; ; day++)
            {
                long inDay = Of(DayTotal(_days[days + day]), Day, measure);
                if (before + inDay > target) break;
                before += inDay;
            }

            int pattern = _days[days + day], first = _firstRow[pattern], row = LastAtOrBefore(first, _firstRow[pattern + 1] - 1, target - before, measure);
            long inside = measure == Measure.Open
                ? _rows[row].Start + (amount - before - _rows[row].Before)
                : amount - before + (row < first ? 0 : _rows[row + 1].Before);
            return From + (week * Week) + (day * Day) + inside;
        }
    }

    private static long Of(long open, long length, Measure measure) => measure == Measure.Open ? open : length - open;

    /// <summary>A pattern ends with a row that is no span and has the day's open time.</summary>
    private long DayTotal(int pattern) => _rows[_firstRow[pattern + 1] - 1].Before;

    /// <summary>The last row of a day that lies at or before a value; one less than the first if none does. By bisection if there are many.</summary>
    private int LastAtOrBefore(int first, int end, long value, Measure measure)
    {
        int low = first - 1, high = end - 1;
        while (high - low > 4)
        {
            int middle = (low + high + 1) >> 1;
            if (At(middle, measure) <= value) low = middle;
            else high = middle - 1;
        }

        while (low < high && At(low + 1, measure) <= value) low++;
        return low;
    }

    private long At(int row, Measure measure) => unchecked(measure switch
    {
        Measure.Time => _rows[row].Start,
        Measure.Open => _rows[row].Before,
        _ => _rows[row].Start - _rows[row].Before,
    });

    /// <summary>Adds the rows of a day, and its last row; the open time of the day.</summary>
    private static long AddDay(List<OpenSpan> spans, ref int next, long start, List<Row> rows)
    {
        long total = 0;
        while (next < spans.Count && spans[next].To <= start) next++;
        for (int i = next; i < spans.Count && spans[i].From < start + Day; i++)
        {
            long from = Math.Max(spans[i].From, start), to = Math.Min(spans[i].To, start + Day);
            rows.Add(new Row(from - start, total));
            total += to - from;
        }

        rows.Add(new Row(Day, total));
        return total;
    }

    /// <summary>The number of the pattern that stands at the end of a list; if it is known it is taken away from there.</summary>
    private static int Known<T>(Dictionary<(int, int), int> known, List<T> items, int start)
    {
        int count = items.Count - start;
        if (known.TryGetValue((start, count), out int pattern)) items.RemoveRange(start, count);
        else known.Add((start, count), pattern = known.Count);
        return pattern;
    }

    private enum Measure
    {
        Time,
        Open,
        Closed,
    }

    private readonly record struct Row(long Start, long Before);

    /// <summary>Compares parts of a list by what is in them.</summary>
    private sealed class RangeComparer<T>(List<T> items) : IEqualityComparer<(int Start, int Count)>
        where T : IEquatable<T>
    {
        public bool Equals((int Start, int Count) x, (int Start, int Count) y) => Range(x).SequenceEqual(Range(y));

        public int GetHashCode((int Start, int Count) range)
        {
            HashCode hash = default;
            foreach (T item in Range(range)) hash.Add(item);
            return hash.ToHashCode();
        }

        private ReadOnlySpan<T> Range((int Start, int Count) range) => CollectionsMarshal.AsSpan(items).Slice(range.Start, range.Count);
    }
}
