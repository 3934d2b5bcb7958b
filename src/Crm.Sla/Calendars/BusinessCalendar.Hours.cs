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
        return LayoutFor(tick, tick + 1).IsOpenAt(tick);
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
        OpenLayout layout = LayoutFor(tick, tick + 1);
        while (true)
        {
            long close = layout.SpanAround(tick).To;
            if (close < layout.To) return At(close);
            // It is open to the end of what is laid out, and perhaps beyond; at the end of what is known nothing closes any more.
            if (layout.To >= _knownTo) return Moment.Never;
            layout = LayoutFor(tick, layout.To + 1);
        }
    }

    /// <summary>The last closing at or before an instant.</summary>
    /// <param name="at">The instant.</param>
    public Moment PreviousClose(Instant at)
    {
        long tick = Math.Clamp(at.ToUnixTimeTicks(), _knownFrom, _knownTo);
        OpenLayout layout = LayoutFor(tick, Math.Min(tick + 1, _knownTo));
        while (true)
        {
            bool isOpen = tick < layout.To && layout.IsOpenAt(tick);
            long total = layout.TotalAt(isOpen ? layout.SpanAround(tick).From : tick);
            if (total > 0) return At(layout.EarliestAt(total));
            if (layout.From <= _knownFrom) return Moment.Never;
            layout = LayoutFor(layout.From - 1, tick);
        }
    }

    /// <summary>The open intervals of a span of time: maximal (touching ones are one), half-open, in order, cut to the span.</summary>
    /// <param name="from">From when, included.</param>
    /// <param name="to">Until when, not included; before <paramref name="from"/> gives none.</param>
    public IReadOnlyList<Interval> Intervals(Instant from, Instant to) =>
        OpenSpans(from.ToUnixTimeTicks(), to.ToUnixTimeTicks())
            .ConvertAll(static s => new Interval(Instant.FromUnixTimeTicks(s.From), Instant.FromUnixTimeTicks(s.To)));
}
