using NodaTime;

namespace Crm.Sla;

/// <summary>What a recalculation changes for one timer: its due date, whether its promise is broken, or both.</summary>
/// <remarks>Kept small, because there may be a million of them: 24 bytes. Instants are those of their ticks of 100 ns.</remarks>
public readonly record struct MovedDeadline
{
    private const long Never = long.MaxValue;
    private readonly long _before;
    private readonly long _after;

    internal MovedDeadline(int index, Outlook before, Outlook after)
    {
        Index = index;
        _before = Ticks(before.DueAt);
        _after = Ticks(after.DueAt);
        WasBreached = before.IsBreached;
        IsBreached = after.IsBreached;
    }

    /// <summary>A promise that is not broken either way, by the ticks of its due dates; <see cref="long.MaxValue"/> is never.</summary>
    internal MovedDeadline(int index, long before, long after) => (Index, _before, _after) = (index, before, after);

    /// <summary>The place of the timer in the list given.</summary>
    public int Index { get; }

    /// <summary>Whether the promise was broken.</summary>
    public bool WasBreached { get; }

    /// <summary>Whether the promise is broken with the change.</summary>
    public bool IsBreached { get; }

    /// <summary>When it was due; never also where there was no due date, because the timer is paused.</summary>
    public Moment Before => Of(_before);

    /// <summary>When it is due with the change; never also where there is no due date any more.</summary>
    public Moment After => Of(_after);

    /// <summary>By how much real time it moves, negative for an earlier date; null where one of the two is never.</summary>
    public Duration? By => _before == Never || _after == Never ? null : Duration.FromTicks(_after - _before);

    /// <summary>The same in ticks; zero where one of the two is never.</summary>
    internal long TicksBy => _before == Never || _after == Never ? 0 : _after - _before;

    /// <summary>True if it moves to a later instant, or to never.</summary>
    public bool IsLater => _after > _before;

    /// <summary>True if it moves to an earlier instant.</summary>
    public bool IsEarlier => _after < _before;

    private static long Ticks(Moment moment) => moment.TryGetInstant(out Instant at) ? at.ToUnixTimeTicks() : Never;

    private static Moment Of(long ticks) => ticks == Never ? Moment.Never : Moment.At(Instant.FromUnixTimeTicks(ticks));
}
