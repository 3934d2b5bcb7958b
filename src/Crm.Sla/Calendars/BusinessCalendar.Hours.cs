using NodaTime;

namespace Crm.Sla;

public sealed partial class BusinessCalendar
{
    /// <summary>Whether it is open at an instant. The instant of a closing is closed.</summary>
    /// <param name="at">The instant.</param>
    public bool IsOpen(Instant at)
    {
        long tick = at.ToUnixTimeTicks();
        if (tick < _knownFrom || tick >= _knownTo) return false;
        OpenTable table = _table;
        if (!(table.Covers(tick) && tick < table.To)) table = Extend(tick, tick + 1);
        return tick < table.Span(table.RowAt(tick)).To;
    }

    /// <summary>The instant itself if it is open then, else the next opening.</summary>
    /// <param name="at">The instant.</param>
    public Moment NextOpen(Instant at) => IsOpen(at) ? Moment.At(at) : Add(at, Duration.Zero, BoundaryPolicy.Latest);

    /// <summary>The next closing after an instant; if it is closed then, the closing of the next opening.</summary>
    /// <param name="at">The instant.</param>
    public Moment NextClose(Instant at)
    {
        if (!NextOpen(at).TryGetInstant(out Instant open)) return Moment.Never;
        long tick = open.ToUnixTimeTicks();
        OpenTable table = _table;
        if (!table.Covers(tick)) table = Extend(tick, tick);
        while (true)
        {
            long close = table.Span(table.RowAt(tick)).To;
            if (close < table.To) return At(close);
            // It is open to the end of what is laid out, and perhaps beyond; at the end of what is known nothing closes any more.
            if (table.To >= _knownTo) return Moment.Never;
            table = Extend(tick, table.To + 1);
        }
    }

    /// <summary>The last closing at or before an instant.</summary>
    /// <param name="at">The instant.</param>
    public Moment PreviousClose(Instant at)
    {
        long tick = Math.Clamp(at.ToUnixTimeTicks(), _knownFrom, _knownTo);
        OpenTable table = _table;
        if (!table.Covers(tick)) table = Extend(tick, tick);
        while (true)
        {
            int row = table.RowAt(tick);
            if (row > 0 && table.Span(row).To > tick) row--;
            if (row > 0) return At(table.Span(row).To);
            if (table.From <= _knownFrom) return Moment.Never;
            table = Extend(table.From - 1, tick);
        }
    }

    /// <summary>The open intervals of a span of time: maximal (touching ones are one), half-open, in order, cut to the span.</summary>
    /// <param name="from">From when, included.</param>
    /// <param name="to">Until when, not included; before <paramref name="from"/> gives none.</param>
    public IReadOnlyList<Interval> Intervals(Instant from, Instant to) =>
        OpenSpans(from.ToUnixTimeTicks(), to.ToUnixTimeTicks())
            .ConvertAll(static s => new Interval(Instant.FromUnixTimeTicks(s.From), Instant.FromUnixTimeTicks(s.To)));
}
