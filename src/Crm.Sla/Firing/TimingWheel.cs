using System.Numerics;

namespace Crm.Sla;

/// <summary>Millions of timers in memory: scheduling and cancelling take constant time, and each fires on its tick.</summary>
/// <remarks>
/// <para>A hierarchical timing wheel (Varghese and Lauck, 1987): four wheels of 256 slots. A timer lies on the wheel of the highest byte in which
/// its tick differs from the clock's and moves down when the clock enters its slot; bitmaps let the clock jump over empty slots.
/// A timer takes 20 bytes.</para>
/// <para>Timers fire in the order of their ticks, those of one tick in the order in which they were scheduled. What a tick is, a second or a
/// tenth, is the caller's matter. Not thread-safe.</para>
/// </remarks>
public sealed class TimingWheel
{
    private const int Slots = 256;
    private const int Levels = 4;
    private const int Far = Levels * Slots;
    private const int Overdue = Far + 1;
    private const int Free = -1;

    private readonly int[] _heads = new int[Overdue + 1];
    private readonly int[] _tails = new int[Overdue + 1];
    private readonly ulong[] _occupied = new ulong[Levels * Slots / 64];
    private long[] _due;
    private int[] _next;
    private int[] _previous;
    private int[] _slot;
    private int _used;
    private int _free = -1;

    /// <summary>Makes an empty wheel.</summary>
    /// <param name="now">The tick of the clock, from 0.</param>
    /// <param name="capacity">How many timers it holds before it grows.</param>
    public TimingWheel(long now = 0, int capacity = 1024)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(now);
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(capacity);
        Now = now;
        _due = new long[capacity];
        _next = new int[capacity];
        _previous = new int[capacity];
        _slot = new int[capacity];
        Array.Fill(_heads, -1);
        Array.Fill(_tails, -1);
    }

    /// <summary>The tick of the clock.</summary>
    public long Now { get; private set; }

    /// <summary>How many timers are live.</summary>
    public int Count { get; private set; }

    /// <summary>Schedules a timer. One that is due already fires at the next advance, also an advance to the same tick.</summary>
    /// <param name="due">The tick, from 0.</param>
    /// <returns>A handle, valid until the timer fires or is cancelled; after that it is given to another timer.</returns>
    public int Schedule(long due)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(due);
        int timer = Take();
        _due[timer] = due;
        Append(timer, SlotFor(due));
        Count++;
        return timer;
    }

    /// <summary>Cancels a timer.</summary>
    /// <param name="timer">Its handle.</param>
    /// <returns>False if no timer with that handle is live.</returns>
    public bool Cancel(int timer)
    {
        if ((uint)timer >= (uint)_used || _slot[timer] == Free) return false;
        Unlink(timer);
        Release(timer);
        return true;
    }

    /// <summary>When a live timer is due.</summary>
    /// <param name="timer">Its handle.</param>
    /// <exception cref="ArgumentException">No timer with that handle is live.</exception>
    public long DueOf(int timer) =>
        (uint)timer < (uint)_used && _slot[timer] != Free ? _due[timer] : throw new ArgumentException("No such timer is live.", nameof(timer));

    /// <summary>Moves the clock and takes out every timer that is due. A clock that goes backwards does not move.</summary>
    /// <param name="tick">To which tick.</param>
    /// <param name="fired">Takes the handles, in the order of firing.</param>
    public void Advance(long tick, ICollection<int> fired)
    {
        ArgumentNullException.ThrowIfNull(fired);
        if (_heads[Overdue] >= 0) FireOverdue(fired);
        while (Now < tick)
        {
            int level = 0, slot = -1;
            for (; level < Levels; level++)
            {
                slot = NextOccupied(level, (int)((Now >> (8 * level)) & (Slots - 1)));
                if (slot >= 0) break;
            }

            long next = slot >= 0 ? StartOf(level, slot) : StartOfFar();
            if (next > tick)
            {
                Now = tick;
                return;
            }

            Now = next;
            MoveDown(slot >= 0 ? (level * Slots) + slot : Far, fired);
        }
    }

    /// <summary>The handles of the live timers in the order in which they will fire.</summary>
    public IReadOnlyList<int> Pending()
    {
        List<int> all = new(Count);
        for (int list = 0; list < _heads.Length; list++)
            for (int timer = _heads[list]; timer >= 0; timer = _next[timer]) all.Add(timer);
        // Timers of one tick lie in one list in the order of their scheduling, and the sort is stable.
        return [.. all.OrderBy(timer => _due[timer])];
    }

    private int SlotFor(long due)
    {
        if (due <= Now) return Overdue;
        int level = BitOperations.Log2((ulong)(due ^ Now)) >> 3;
        return level < Levels ? (level * Slots) + (int)((due >> (8 * level)) & (Slots - 1)) : Far;
    }

    private long StartOf(int level, int slot) => (Now & ~((1L << (8 * (level + 1))) - 1)) | ((long)slot << (8 * level));

    /// <summary>The first tick of the turn of the outermost wheel in which the first of the far timers lies.</summary>
    private long StartOfFar()
    {
        long first = long.MaxValue;
        for (int timer = _heads[Far]; timer >= 0; timer = _next[timer]) first = Math.Min(first, _due[timer]);
        return first == long.MaxValue ? long.MaxValue : first & ~0xFFFF_FFFFL;
    }

    /// <summary>Empties a list that the clock has reached: what is due now fires, the rest goes to the wheels below, in the same order.</summary>
    private void MoveDown(int list, ICollection<int> fired)
    {
        int timer = _heads[list];
        Clear(list);
        while (timer >= 0)
        {
            int next = _next[timer];
            if (_due[timer] <= Now)
            {
                fired.Add(timer);
                Release(timer);
            }
            else
            {
                Append(timer, SlotFor(_due[timer]));
            }

            timer = next;
        }
    }

    private void FireOverdue(ICollection<int> fired)
    {
        List<int> late = [];
        for (int timer = _heads[Overdue]; timer >= 0; timer = _next[timer]) late.Add(timer);
        Clear(Overdue);
        foreach (int timer in late.OrderBy(t => _due[t]))
        {
            fired.Add(timer);
            Release(timer);
        }
    }

    private int NextOccupied(int level, int after)
    {
        for (int word = after >> 6; word < Slots / 64; word++)
        {
            ulong bits = _occupied[(level * (Slots / 64)) + word];
            if (word == after >> 6) bits &= (after & 63) == 63 ? 0UL : ulong.MaxValue << ((after & 63) + 1);
            if (bits != 0) return (word << 6) + BitOperations.TrailingZeroCount(bits);
        }

        return -1;
    }

    private void Append(int timer, int list)
    {
        int tail = _tails[list];
        _slot[timer] = list;
        _previous[timer] = tail;
        _next[timer] = -1;
        if (tail >= 0) _next[tail] = timer;
        else
        {
            _heads[list] = timer;
            if (list < Far) _occupied[list >> 6] |= 1UL << (list & 63);
        }

        _tails[list] = timer;
    }

    private void Unlink(int timer)
    {
        int list = _slot[timer], before = _previous[timer], after = _next[timer];
        if (before >= 0) _next[before] = after;
        else _heads[list] = after;
        if (after >= 0) _previous[after] = before;
        else _tails[list] = before;
        if (_heads[list] < 0) Clear(list);
    }

    private void Clear(int list)
    {
        _heads[list] = -1;
        _tails[list] = -1;
        if (list < Far) _occupied[list >> 6] &= ~(1UL << (list & 63));
    }

    private int Take()
    {
        if (_free >= 0)
        {
            int timer = _free;
            _free = _next[timer];
            return timer;
        }

        if (_used == _due.Length)
        {
            int capacity = checked(_used * 2);
            Array.Resize(ref _due, capacity);
            Array.Resize(ref _next, capacity);
            Array.Resize(ref _previous, capacity);
            Array.Resize(ref _slot, capacity);
        }

        return _used++;
    }

    private void Release(int timer)
    {
        _slot[timer] = Free;
        _next[timer] = _free;
        _free = timer;
        Count--;
    }
}
