using System.Runtime.CompilerServices;
using NodaTime;

namespace Crm.Sla;

public sealed partial class BusinessCalendar
{
    /// <summary>The business time from one instant to another; negative if the second is the earlier one.</summary>
    /// <param name="from">From when, included.</param>
    /// <param name="to">Until when, not included.</param>
    public Duration Between(Instant from, Instant to)
    {
        long a = Math.Clamp(from.ToUnixTimeTicks(), _knownFrom, _knownTo), b = Math.Clamp(to.ToUnixTimeTicks(), _knownFrom, _knownTo);
        return Duration.FromTicks(LayoutFor(a, b).Between(a, b));
    }

    /// <summary>The business times of many pairs.</summary>
    /// <param name="from">From when, each.</param>
    /// <param name="to">Until when, each; as many.</param>
    /// <param name="durations">Takes the answers; at least as long.</param>
    /// <exception cref="ArgumentException">The lengths do not fit.</exception>
    public void Between(ReadOnlySpan<Instant> from, ReadOnlySpan<Instant> to, Span<Duration> durations)
    {
        if (from.Length != to.Length || durations.Length < from.Length) throw new ArgumentException("The spans differ in length.", nameof(to));
        for (int i = 0; i < from.Length; i++) durations[i] = Between(from[i], to[i]);
    }

    /// <summary>When some business time, counted from an instant, is used up.</summary>
    /// <param name="from">From when.</param>
    /// <param name="openTime">How much. Negative subtracts.</param>
    /// <param name="policy">Which answer is meant if it is used up exactly at a closing.</param>
    /// <returns>For <see cref="BoundaryPolicy.Earliest"/> the first instant, not before <paramref name="from"/>, with at least that much behind it;
    /// no time at all gives <paramref name="from"/> itself, also out of hours. For <see cref="BoundaryPolicy.Latest"/> the last instant with
    /// no more than that; no time at all gives the next opening. Never, if the calendar does not have that much open time.</returns>
    public Moment Add(Instant from, Duration openTime, BoundaryPolicy policy = BoundaryPolicy.Earliest)
    {
        long amount = TicksOf(openTime);
        return amount < 0 ? Before(from, -amount, policy) : After(from, amount, policy);
    }

    /// <summary>When many business times, counted from their instants, are used up.</summary>
    /// <param name="from">From when, each.</param>
    /// <param name="openTimes">How much, each; as many.</param>
    /// <param name="moments">Takes the answers; at least as long.</param>
    /// <param name="policy">Which answer is meant at a closing.</param>
    /// <exception cref="ArgumentException">The lengths do not fit.</exception>
    public void Add(ReadOnlySpan<Instant> from, ReadOnlySpan<Duration> openTimes, Span<Moment> moments, BoundaryPolicy policy = BoundaryPolicy.Earliest)
    {
        if (from.Length != openTimes.Length || moments.Length < from.Length) throw new ArgumentException("The spans differ in length.", nameof(openTimes));
        for (int i = 0; i < from.Length; i++) moments[i] = Add(from[i], openTimes[i], policy);
    }

    /// <summary>When one has to begin so that some business time ends at an instant.</summary>
    /// <param name="to">Until when.</param>
    /// <param name="openTime">How much. Negative adds.</param>
    /// <param name="policy">Which answer is meant if it begins exactly at an opening.</param>
    /// <returns>For <see cref="BoundaryPolicy.Latest"/>, the default, the last instant with at least that much before <paramref name="to"/>: the
    /// mirror image of <see cref="Add(Instant, Duration, BoundaryPolicy)"/>. For <see cref="BoundaryPolicy.Earliest"/> the first instant with no
    /// more than that: eight hours before Monday 17:00 are Monday 09:00, and Friday 17:00.</returns>
    public Moment Subtract(Instant to, Duration openTime, BoundaryPolicy policy = BoundaryPolicy.Latest)
    {
        long amount = TicksOf(openTime);
        return amount < 0 ? After(to, -amount, policy) : Before(to, amount, policy);
    }

    /// <summary>When one has to begin, many times over.</summary>
    /// <param name="to">Until when, each.</param>
    /// <param name="openTimes">How much, each; as many.</param>
    /// <param name="moments">Takes the answers; at least as long.</param>
    /// <param name="policy">Which answer is meant at an opening.</param>
    /// <exception cref="ArgumentException">The lengths do not fit.</exception>
    public void Subtract(ReadOnlySpan<Instant> to, ReadOnlySpan<Duration> openTimes, Span<Moment> moments, BoundaryPolicy policy = BoundaryPolicy.Latest)
    {
        if (to.Length != openTimes.Length || moments.Length < to.Length) throw new ArgumentException("The spans differ in length.", nameof(openTimes));
        for (int i = 0; i < to.Length; i++) moments[i] = Subtract(to[i], openTimes[i], policy);
    }

    private Moment After(Instant from, long amount, BoundaryPolicy policy)
    {
        if (amount == 0 && policy == BoundaryPolicy.Earliest) return Moment.At(from);
        long start = Math.Clamp(from.ToUnixTimeTicks(), _knownFrom, _knownTo);
        OpenLayout layout = LayoutFor(start, start);
        while (true)
        {
            // Where the answer may lie at or beyond the end of the layout, more is laid out first: an open span could go on there.
            long total = layout.TotalAt(start);
            if (amount < layout.Total - total)
                return At(policy == BoundaryPolicy.Earliest ? layout.EarliestAt(total + amount) : layout.LatestAt(total + amount));
            if (layout.To >= _knownTo)
                return amount == layout.Total - total && policy == BoundaryPolicy.Earliest ? At(layout.EarliestAt(total + amount)) : Moment.Never;
            layout = LayoutFor(start, layout.To + 1);
        }
    }

    /// <summary>The same in ticks, for many timers in one go: the first tick with some open time, above none, behind it; <see cref="long.MaxValue"/> for never.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    internal long EarliestAfter(long from, long amount)
    {
        long start = Math.Clamp(from, _knownFrom, _knownTo);
        OpenLayout layout = _compiled;
        if (layout.Covers(start))
        {
            long total = layout.TotalAt(start);
            if (amount < layout.Total - total) return layout.EarliestAt(total + amount);
        }

        return After(Instant.FromUnixTimeTicks(from), amount, BoundaryPolicy.Earliest).TryGetInstant(out Instant at) ? at.ToUnixTimeTicks() : long.MaxValue;
    }

    private Moment Before(Instant to, long amount, BoundaryPolicy policy)
    {
        if (amount == 0 && policy == BoundaryPolicy.Latest) return Moment.At(to);
        long end = Math.Clamp(to.ToUnixTimeTicks(), _knownFrom, _knownTo);
        OpenLayout layout = LayoutFor(end, end);
        while (true)
        {
            long total = layout.TotalAt(end);
            // The answer is exact once it lies behind the start of the layout; an open span that is cut there could begin earlier.
            if (amount < total)
                return At(policy == BoundaryPolicy.Latest ? layout.LatestAt(total - amount) : layout.EarliestAt(total - amount));
            if (layout.From <= _knownFrom)
                return amount == total && policy == BoundaryPolicy.Latest && total > 0 ? At(layout.LatestAt(0)) : Moment.Never;
            layout = LayoutFor(layout.From - 1, end);
        }
    }

    /// <summary>The ticks of a duration; one that is too long for them is longer than any calendar anyway.</summary>
    private static long TicksOf(Duration duration) => duration.Days switch
    {
        > 10_000_000 => long.MaxValue,
        < -10_000_000 => -long.MaxValue,
        _ => duration.BclCompatibleTicks,
    };

    private static Moment At(long ticks) => Moment.At(Instant.FromUnixTimeTicks(ticks));
}
