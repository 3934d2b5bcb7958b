using System.Numerics;

namespace Crm.Sla;

/// <summary>Millions of timers in memory: scheduling and cancelling take constant time, and each fires on its tick.</summary>
/// <remarks>
/// <para>A hierarchical timing wheel (Varghese and Lauck, 1987): a wheel of 256 slots for each byte of a tick. A timer lies on the wheel of the
/// highest byte in which its tick differs from the clock's and moves down when the clock enters its slot; bitmaps let the clock jump over empty
/// slots. The slot follows from the tick and the clock, so it is not stored: a timer takes 16 bytes, and the memory grows by 64 Ki timers at a
/// time without being copied.</para>
/// <para>Timers fire in the order of their ticks, those of one tick in the order in which they were scheduled. What a tick is, a second or a
/// tenth, is the caller's matter. Not thread-safe.</para>
/// </remarks>
public sealed class TimingWheel
{
    private const int SlotBits = 8;
    private const int Slots = 1 << SlotBits;
    private const int Levels = sizeof(long);
    private const int Overdue = Levels * Slots;

    private readonly TimerList[] _lists = new TimerList[Overdue + 1];
    private readonly ulong[] _occupied = new ulong[Overdue / 64];
    private TimerNodes _nodes = new();

    /// <summary>Makes an empty wheel.</summary>
    /// <param name="now">The tick of the clock, from 0.</param>
    public TimingWheel(long now = 0)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(now);
        Now = now;
        Array.Fill(_lists, TimerList.Empty);
    }

    /// <summary>The tick of the clock.</summary>
    public long Now { get; private set; }

    /// <summary>How many timers are live.</summary>
    public int Count => _nodes.Live;

    /// <summary>The tick of the timer that fires next, before <see cref="Now"/> if it was due when it was scheduled; null if there is none.</summary>
    /// <remarks>Takes time in proportion to the timers of one slot, so it is for the clock's owner, not for each timer.</remarks>
    public long? NextDue
    {
        get
        {
            int list = _lists[Overdue].Head >= 0 ? Overdue : FirstOccupied();
            if (list < 0) return null;
            // All timers of a slot of the innermost wheel have the same tick.
            if (list < Slots) return _nodes[_lists[list].Head].Due;
            long first = long.MaxValue;
            for (int timer = _lists[list].Head; timer >= 0; timer = _nodes[timer].Next) first = Math.Min(first, _nodes[timer].Due);
            return first;
        }
    }

    /// <summary>Schedules a timer. One that is due already fires at the next advance, also an advance to the same tick.</summary>
    /// <param name="due">The tick, from 0.</param>
    /// <returns>A handle, valid until the timer fires or is cancelled; after that it is given to another timer.</returns>
    public int Schedule(long due)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(due);
        int timer = _nodes.Take();
        _nodes[timer].Due = due;
        Append(timer, ListOf(due));
        return timer;
    }

    /// <summary>Cancels a timer.</summary>
    /// <param name="timer">Its handle.</param>
    /// <returns>False if no timer with that handle is live.</returns>
    public bool Cancel(int timer)
    {
        if (!_nodes.IsLive(timer)) return false;
        ref TimerNode node = ref _nodes[timer];
        int before = node.Previous, after = node.Next;
        if (before >= 0 && after >= 0)
        {
            _nodes[before].Next = after;
            _nodes[after].Previous = before;
        }
        else
        {
            Unlink(ListOf(node.Due), before, after);
        }

        _nodes.Release(timer);
        return true;
    }

    /// <summary>When a live timer is due.</summary>
    /// <param name="timer">Its handle.</param>
    /// <exception cref="ArgumentException">No timer with that handle is live.</exception>
    public long DueOf(int timer) => _nodes.IsLive(timer) ? _nodes[timer].Due : throw new ArgumentException("No such timer is live.", nameof(timer));

    /// <summary>Moves the clock and takes out every timer that is due. A clock that goes backwards does not move.</summary>
    /// <param name="tick">To which tick.</param>
    /// <param name="fired">Takes the handles, in the order of firing.</param>
    public void Advance(long tick, ICollection<int> fired)
    {
        ArgumentNullException.ThrowIfNull(fired);
        if (_lists[Overdue].Head >= 0) FireOverdue(fired);
        while (Now < tick)
        {
            int list = FirstOccupied();
            long next = list >= 0 ? StartOf(list) : long.MaxValue;
            if (next > tick)
            {
                Now = tick;
                return;
            }

            Now = next;
            MoveDown(list, fired);
        }
    }

    /// <summary>The handles of the live timers in the order in which they will fire.</summary>
    public IReadOnlyList<int> Pending()
    {
        List<int> all = new(Count);
        for (int list = 0; list < _lists.Length; list++)
            for (int timer = _lists[list].Head; timer >= 0; timer = _nodes[timer].Next) all.Add(timer);
        // Timers of one tick lie in one list in the order of their scheduling, and the sort is stable.
        return [.. all.OrderBy(timer => _nodes[timer].Due)];
    }

    /// <summary>Where a timer lies, at any time between its scheduling and its end: a timer above moves down exactly when the clock makes this change.</summary>
    private int ListOf(long due)
    {
        if (due <= Now) return Overdue;
        int level = BitOperations.Log2((ulong)(due ^ Now)) >> 3;
        return (level << SlotBits) | (int)((due >> (level << 3)) & (Slots - 1));
    }

    /// <summary>The first tick of a slot that the clock has not reached.</summary>
    private long StartOf(int list)
    {
        int shift = (list >> SlotBits) << 3;
        long above = shift + SlotBits == 64 ? 0 : Now >> (shift + SlotBits) << (shift + SlotBits);
        return above | ((long)(list & (Slots - 1)) << shift);
    }

    /// <summary>The slot with the earliest timers: any slot of a wheel comes before every slot of the wheels outside it. -1 if all are empty.</summary>
    private int FirstOccupied()
    {
        if (Count == 0) return -1;
        for (int word = 0; word < _occupied.Length; word++)
        {
            // The slots that the clock has passed are empty.
            if (_occupied[word] != 0) return (word << 6) | BitOperations.TrailingZeroCount(_occupied[word]);
        }

        return -1;
    }

    /// <summary>Empties a list that the clock has reached: what is due now fires, the rest goes to the wheels below, in the same order.</summary>
    private void MoveDown(int list, ICollection<int> fired)
    {
        int timer = _lists[list].Head;
        Clear(list);
        while (timer >= 0)
        {
            ref TimerNode node = ref _nodes[timer];
            int next = node.Next;
            if (node.Due <= Now)
            {
                fired.Add(timer);
                _nodes.Release(timer);
            }
            else
            {
                Append(timer, ListOf(node.Due));
            }

            timer = next;
        }
    }

    private void FireOverdue(ICollection<int> fired)
    {
        List<int> late = [];
        for (int timer = _lists[Overdue].Head; timer >= 0; timer = _nodes[timer].Next) late.Add(timer);
        Clear(Overdue);
        foreach (int timer in late.OrderBy(t => _nodes[t].Due))
        {
            fired.Add(timer);
            _nodes.Release(timer);
        }
    }

    private void Append(int timer, int list)
    {
        ref TimerList to = ref _lists[list];
        ref TimerNode node = ref _nodes[timer];
        node.Previous = to.Tail;
        node.Next = TimerNodes.None;
        if (to.Tail >= 0) _nodes[to.Tail].Next = timer;
        else
        {
            to.Head = timer;
            if (list < Overdue) _occupied[list >> 6] |= 1UL << (list & 63);
        }

        to.Tail = timer;
    }

    /// <summary>Takes the first or the last timer out of a list.</summary>
    private void Unlink(int list, int before, int after)
    {
        if (before >= 0) _nodes[before].Next = after;
        else _lists[list].Head = after;
        if (after >= 0) _nodes[after].Previous = before;
        else _lists[list].Tail = before;
        if (_lists[list].Head < 0) Clear(list);
    }

    private void Clear(int list)
    {
        _lists[list] = TimerList.Empty;
        if (list < Overdue) _occupied[list >> 6] &= ~(1UL << (list & 63));
    }

    private struct TimerList
    {
        internal static readonly TimerList Empty = new() { Head = TimerNodes.None, Tail = TimerNodes.None };

        internal int Head;
        internal int Tail;
    }
}
