namespace Crm.Sla;

/// <summary>The open time of a span, laid out so that both directions are look-ups: from an instant to the open time behind it, and back.</summary>
/// <remarks>
/// Ticks are 100 ns since 1970. <see cref="FlatLayout"/>, <see cref="NarrowLayout"/> and <see cref="CompactLayout"/> answer alike. Immutable and
/// thread-safe; a look-up allocates nothing.
/// </remarks>
internal abstract class OpenLayout(long from, long to)
{
    /// <summary>The first tick laid out.</summary>
    internal long From { get; } = from;

    /// <summary>The tick at which the layout ends.</summary>
    internal long To { get; } = to;

    /// <summary>All open time laid out.</summary>
    internal long Total { get; private protected init; }

    /// <summary>What the layout keeps in memory, less the headers of its few objects.</summary>
    internal abstract int Bytes { get; }

    internal bool Covers(long tick) => tick >= From && tick <= To;

    /// <summary>The open time from one tick to another, both covered; negative if the second is the earlier one.</summary>
    internal abstract long Between(long from, long to);

    /// <summary>The open time from the start of the layout to a tick that it covers.</summary>
    internal abstract long TotalAt(long tick);

    /// <summary>The last tick with no more than the open time given behind it; the open time is at least 0 and below <see cref="Total"/>.</summary>
    internal abstract long LatestAt(long total);

    /// <summary>The first tick with the open time given behind it; the open time is above 0 and at most <see cref="Total"/>.</summary>
    internal abstract long EarliestAt(long total);

    /// <summary>Whether it is open at a tick, which lies before the end of the layout.</summary>
    internal abstract bool IsOpenAt(long tick);

    /// <summary>The whole open span, cut at the ends of the layout, around a tick at which it is open.</summary>
    internal abstract OpenSpan SpanAround(long tick);
}
