using NodaTime;

namespace Crm.Sla;

/// <summary>When to look next: the instants of the near future, to the millisecond, on a timing wheel. Thread-safe.</summary>
/// <remarks>Only instants, not deadlines: what has come is asked of the store at that moment, so a deadline that was dropped meanwhile cannot fire.</remarks>
internal sealed class DeadlineAgenda(Instant now)
{
    private readonly Lock _lock = new();
    private readonly TimingWheel<long> _wheel = new(Tick(now));

    /// <summary>Adds an instant.</summary>
    internal void Add(Instant at)
    {
        long tick = Tick(at);
        lock (_lock) _wheel.Schedule(tick, tick);
    }

    /// <summary>True if it holds nothing.</summary>
    internal bool IsEmpty
    {
        get
        {
            lock (_lock) return _wheel.Count == 0;
        }
    }

    /// <summary>Takes out what has come.</summary>
    internal void TakeOut(Instant now)
    {
        lock (_lock) _wheel.Advance(now.ToUnixTimeMilliseconds());
    }

    /// <summary>How long it is to the next instant, nothing or less if it has come; null if there is none.</summary>
    internal Duration? Next(Instant now)
    {
        lock (_lock) return _wheel.NextDue is long tick ? Instant.FromUnixTimeMilliseconds(tick) - now : null;
    }

    /// <summary>The first millisecond that is not before the instant, so that waking at it is never early.</summary>
    private static long Tick(Instant at)
    {
        Instant floor = Instant.FromUnixTimeMilliseconds(at.ToUnixTimeMilliseconds());
        return Math.Max(0, floor.ToUnixTimeMilliseconds() + (floor < at ? 1 : 0));
    }
}
