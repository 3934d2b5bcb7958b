using NodaTime;
using NodaTime.TimeZones;

namespace Crm.Sla;

/// <summary>Finds the first instant at which a zone's clocks show a local time or more. Monotone: a later local time is never an earlier instant.</summary>
/// <remarks>
/// Written with the offsets laid out, because a calendar asks it forty thousand times while it compiles. The first zone interval
/// whose local times reach beyond the local time wins; its answer is the local time less its offset, but not before its start.
/// Not thread-safe: it remembers where it looked last.
/// </remarks>
internal sealed class ZoneMap
{
    /// <summary>No zone is further from UTC.</summary>
    private static readonly Duration FurthestOffset = Duration.FromHours(18);

    private readonly long[] _starts;
    private readonly long[] _offsets;
    private readonly long[] _localEnds;
    private int _last;

    internal ZoneMap(DateTimeZone zone, long fromTicks, long toTicks)
    {
        Instant from = Instant.FromUnixTimeTicks(fromTicks), to = Instant.FromUnixTimeTicks(toTicks);
        List<ZoneInterval> intervals = [.. zone.GetZoneIntervals(from, to)];
        _starts = new long[intervals.Count];
        _offsets = new long[intervals.Count];
        _localEnds = new long[intervals.Count];
        long reached = long.MinValue;
        for (int i = 0; i < intervals.Count; i++)
        {
            ZoneInterval interval = intervals[i];
            _offsets[i] = interval.WallOffset.Ticks;
            _starts[i] = i > 0 ? interval.Start.ToUnixTimeTicks() : long.MinValue;
            // Where the clocks go back, local times that were reached before count as reached: the first occurrence wins.
            reached = Math.Max(reached, i < intervals.Count - 1 ? interval.End.ToUnixTimeTicks() + _offsets[i] : long.MaxValue);
            _localEnds[i] = reached;
        }
    }

    /// <summary>The same for a single local time, also one of a date that a zone left out. Unlike the mapping of the zone itself it makes no objects.</summary>
    internal static Instant FirstInstantAt(DateTimeZone zone, LocalDateTime local)
    {
        Instant asUtc = local.InUtc().ToInstant();
        ZoneInterval interval = zone.GetZoneInterval(asUtc - FurthestOffset);
        while (true)
        {
            Instant at = asUtc - Duration.FromTicks(interval.WallOffset.Ticks);
            if (!interval.HasEnd || at < interval.End) return interval.HasStart ? Instant.Max(interval.Start, at) : at;
            interval = zone.GetZoneInterval(interval.End);
        }
    }

    /// <summary>The first tick at which the local time is reached.</summary>
    internal long FirstTickAt(long localTicks)
    {
        int i = _last;
        while (_localEnds[i] <= localTicks) i++;
        while (i > 0 && _localEnds[i - 1] > localTicks) i--;
        _last = i;
        return Math.Max(_starts[i], localTicks - _offsets[i]);
    }
}
