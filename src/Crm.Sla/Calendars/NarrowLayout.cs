using System.Runtime.CompilerServices;
using NodaTime;

namespace Crm.Sla;

/// <summary>The flat form at half the size: rows of whole seconds, and row numbers of two bytes. Nearly all calendars are of this kind.</summary>
/// <remarks>
/// The rows and indexes of <see cref="FlatLayout"/>. Edges of open spans are whole seconds unless a closure is cut finer, thirty years
/// of them are few enough for 32 bits, and two windows a day give fifteen thousand rows. Instants between two seconds are exact all the same: which row
/// they lie in depends on their second alone, and the rest is added in ticks.
/// </remarks>
internal sealed class NarrowLayout : OpenLayout
{
    private const uint Second = (uint)NodaConstants.TicksPerSecond;

    private readonly Row[] _rows;
    private readonly ushort[] _byTime;
    private readonly ushort[] _byTotal;
    private readonly int _timeShift;
    private readonly int _totalShift;

    private NarrowLayout(List<OpenSpan> spans, long from, long to)
        : base(from, to)
    {
        _rows = new Row[spans.Count + 2];
        uint total = 0;
        for (int i = 0; i < spans.Count; i++)
        {
            _rows[i + 1] = new Row(Seconds(spans[i].From - from), total);
            total += Seconds(spans[i].To - spans[i].From);
        }

        // The first row stands for the time before the first span, the last one for no time at all.
        _rows[^1] = new Row(uint.MaxValue, total);
        Total = total * (long)Second;
        uint length = Seconds(to - from);
        _timeShift = FlatLayout.ShiftFor(length, spans.Count * 5 / 2);
        _totalShift = FlatLayout.ShiftFor(total, spans.Count * 3 / 2);
        _byTime = Index(length, _timeShift, static row => row.Start);
        _byTotal = Index(total, _totalShift, static row => row.Before);
    }

    internal override int Bytes => (_rows.Length * 8) + ((_byTime.Length + _byTotal.Length) * 2);

    /// <summary>The layout, if the spans are of this kind; else null.</summary>
    internal static NarrowLayout? TryMake(List<OpenSpan> spans, long from, long to)
    {
        // The last second must differ from the start of the row that closes the table.
        if (spans.Count > ushort.MaxValue || to - from >= uint.MaxValue * (long)Second || from % Second != 0 || to % Second != 0) return null;
        foreach (OpenSpan span in spans)
            if (span.From % Second != 0 || span.To % Second != 0) return null;
        return new NarrowLayout(spans, from, to);
    }

    internal override long Between(long from, long to) => unchecked(TotalAt(to) - TotalAt(from));

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    internal override long TotalAt(long tick)
    {
        unchecked
        {
            Row[] rows = _rows;
            int row = RowAt(tick);
            uint before = rows[row].Before;
            return (before * (long)Second) + Math.Min(tick - From - (rows[row].Start * (long)Second), (rows[row + 1].Before - before) * (long)Second);
        }
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    internal override long LatestAt(long total) => InRow(RowOfTotal(total), total);

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    internal override long EarliestAt(long total) => InRow(RowOfTotal(total - 1), total);

    internal override bool IsOpenAt(long tick)
    {
        int row = RowAt(tick);
        return unchecked(tick - From - (_rows[row].Start * (long)Second) < (_rows[row + 1].Before - _rows[row].Before) * (long)Second);
    }

    internal override OpenSpan SpanAround(long tick)
    {
        int row = RowAt(tick);
        long start = From + (_rows[row].Start * (long)Second);
        return new OpenSpan(start, start + ((_rows[row + 1].Before - _rows[row].Before) * (long)Second));
    }

    private static uint Seconds(long ticks) => (uint)((ulong)ticks / Second);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private long InRow(int row, long total) => unchecked(From + (_rows[row].Start * (long)Second) + (total - (_rows[row].Before * (long)Second)));

    /// <summary>The last row that starts at or before a tick.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private int RowAt(long tick)
    {
        Row[] rows = _rows;
        uint second = unchecked((uint)((ulong)(tick - From) / Second));
        int slice = (int)(second >> _timeShift), row = _byTime[slice], end = _byTime[slice + 1];
        if (end - row > 8) row = Bisect(row, end, second, static (r, s) => r.Start <= s);
        while (rows[row + 1].Start <= second) row++;
        return row;
    }

    /// <summary>The last row with no more open time before it.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private int RowOfTotal(long total)
    {
        Row[] rows = _rows;
        uint second = unchecked((uint)((ulong)total / Second));
        int slice = (int)(second >> _totalShift), row = _byTotal[slice], end = _byTotal[slice + 1];
        if (end - row > 8) row = Bisect(row, end, second, static (r, s) => r.Before <= s);
        while (rows[row + 1].Before <= second) row++;
        return row;
    }

    private int Bisect(int low, int high, uint value, Func<Row, uint, bool> isAtOrBefore)
    {
        while (low < high)
        {
            int middle = (low + high + 1) >> 1;
            if (isAtOrBefore(_rows[middle], value)) low = middle;
            else high = middle - 1;
        }

        return low;
    }

    /// <summary>For the start of each slice the last row at or before it, and one more entry so that the next slice can always be read.</summary>
    private ushort[] Index(uint length, int shift, Func<Row, uint> position)
    {
        ushort[] index = new ushort[(length >> shift) + 2];
        int row = 0, last = _rows.Length - 2;
        for (int slice = 0; slice < index.Length; slice++)
        {
            long start = (long)slice << shift;
            while (row < last && position(_rows[row + 1]) <= start) row++;
            index[slice] = (ushort)row;
        }

        return index;
    }

    private readonly record struct Row(uint Start, uint Before);
}
