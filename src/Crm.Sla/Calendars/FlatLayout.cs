namespace Crm.Sla;

/// <summary>The form that answers fastest: a row for each open span, and constant time in both directions. Of any ticks; for whole seconds see
/// <see cref="NarrowLayout"/>.</summary>
/// <remarks>
/// A row is the start of an open span and the open time before it; a span's length is the difference to the next row. Two indexes, of equal
/// slices of time and of equal slices of open time, hold the last row at or before the start of each slice. A slice has about as much
/// in it as one row, so a look-up is one load from the index and at most a few steps; where many rows crowd into a slice it is bisected.
/// </remarks>
internal sealed class FlatLayout : OpenLayout
{
    private readonly Row[] _rows;
    private readonly int[] _byTime;
    private readonly int[] _byTotal;
    private readonly int _timeShift;
    private readonly int _totalShift;

    internal FlatLayout(List<OpenSpan> spans, long from, long to)
        : base(from, to)
    {
        _rows = new Row[spans.Count + 2];
        _rows[0] = new Row(from, 0);
        long total = 0;
        for (int i = 0; i < spans.Count; i++)
        {
            _rows[i + 1] = new Row(spans[i].From, total);
            total += spans[i].To - spans[i].From;
        }

        _rows[^1] = new Row(long.MaxValue, total);
        Total = total;
        _timeShift = ShiftFor(to - from, spans.Count * 5 / 2);
        _totalShift = ShiftFor(total, spans.Count * 3 / 2);
        _byTime = Index(to - from, _timeShift, row => _rows[row].Start - from);
        _byTotal = Index(total, _totalShift, row => _rows[row].Before);
    }

    internal override int Bytes => (_rows.Length * 16) + ((_byTime.Length + _byTotal.Length) * 4);

    private int Count => _rows.Length - 2;

    internal override long Between(long from, long to) => unchecked(TotalAt(to) - TotalAt(from));

    internal override long TotalAt(long tick)
    {
        unchecked
        {
            Row[] rows = _rows;
            int row = RowAt(tick);
            long before = rows[row].Before;
            return before + Math.Min(tick - rows[row].Start, rows[row + 1].Before - before);
        }
    }

    internal override long LatestAt(long total)
    {
        int row = RowOfTotal(total);
        return unchecked(_rows[row].Start + (total - _rows[row].Before));
    }

    internal override long EarliestAt(long total)
    {
        int row = RowOfTotal(total - 1);
        return unchecked(_rows[row].Start + (total - _rows[row].Before));
    }

    internal override bool IsOpenAt(long tick)
    {
        int row = RowAt(tick);
        return unchecked(tick - _rows[row].Start < _rows[row + 1].Before - _rows[row].Before);
    }

    internal override OpenSpan SpanAround(long tick)
    {
        int row = RowAt(tick);
        return new OpenSpan(_rows[row].Start, _rows[row].Start + (_rows[row + 1].Before - _rows[row].Before));
    }

    /// <summary>The last row that starts at or before a tick; row 0 stands for the time before the first span and is empty.</summary>
    private int RowAt(long tick)
    {
        Row[] rows = _rows;
        int slice = unchecked((int)((tick - From) >> _timeShift));
        int row = _byTime[slice];
        if (_byTime[slice + 1] - row > 8) return Bisect(row, _byTime[slice + 1], tick, static (r, t) => r.Start <= t);
        while (rows[row + 1].Start <= tick) row++;
        return row;
    }

    private int RowOfTotal(long total)
    {
        Row[] rows = _rows;
        int slice = unchecked((int)(total >> _totalShift));
        int row = _byTotal[slice];
        if (_byTotal[slice + 1] - row > 8) return Bisect(row, _byTotal[slice + 1], total, static (r, t) => r.Before <= t);
        while (rows[row + 1].Before <= total) row++;
        return row;
    }

    private int Bisect(int low, int high, long value, Func<Row, long, bool> isAtOrBefore)
    {
        while (low < high)
        {
            int middle = low + ((high - low + 1) / 2);
            if (isAtOrBefore(_rows[middle], value)) low = middle;
            else high = middle - 1;
        }

        return low;
    }

    internal static int ShiftFor(long length, int slices)
    {
        int shift = 0;
        while (length >> shift > Math.Max(slices, 16)) shift++;
        return shift;
    }

    /// <summary>For the start of each slice the last row at or before it, and one more entry so that the next slice can always be read.</summary>
    private int[] Index(long length, int shift, Func<int, long> position)
    {
        int[] index = new int[(length >> shift) + 2];
        int row = 0;
        for (int slice = 0; slice < index.Length; slice++)
        {
            long start = (long)slice << shift;
            while (row < Count && position(row + 1) <= start) row++;
            index[slice] = row;
        }

        return index;
    }

    private readonly record struct Row(long Start, long Before);
}
