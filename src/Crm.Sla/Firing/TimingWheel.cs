using System.Numerics;

namespace Crm.Sla;

/// <summary>Millions of timers in memory: scheduling and cancelling take constant time, and each fires on its tick.</summary>
/// <remarks>
/// <para>A hierarchical timing wheel (Varghese and Lauck, 1987): a wheel of 256 slots for each byte of a tick. A timer lies on the wheel of the
/// highest byte in which its tick differs from the clock's and moves down when the clock enters its slot; bitmaps let the clock jump over empty
/// slots. A timer takes about 12 bytes, and the memory grows by 64 Ki timers at a time without being copied.</para>
/// <para>To cancel is to clear a bit. A cancelled timer leaves its slot when the clock reaches the slot, or when half as many timers are cancelled as are
/// live: then the slots are cleared out in turn, one with each cancelling. So cancelling takes constant time on average, and the memory is that of one and
/// a half times the live timers at most.</para>
/// <para>Timers fire in the order of their ticks, those of one tick in the order in which they were scheduled. What a tick is, a second or a
/// tenth, is the caller's matter. Not thread-safe.</para>
/// </remarks>
public sealed class TimingWheel
{
    private const int SlotBits = 8;
    private const int Slots = 1 << SlotBits;
    private const int Levels = sizeof(long);
    private const int Overdue = Levels * Slots;

    /// <summary>So many cancelled timers are never worth the looking.</summary>
    private const int Few = 64;

    private readonly TimerList[] _lists = new TimerList[Overdue + 1];
    private readonly ulong[] _occupied = new ulong[(Overdue / 64) + 1];
    private TimerTable _timers = new();
    private TimerBlocks _blocks = new();

    /// <summary>The places of timers that are over and out of their slots; in blocks, because as a chain through the places themselves each
    /// would have to be fetched from memory to know the next.</summary>
    private TimerList _free = TimerList.Empty;
    private int _freeTaken;
    private int _cancelled;
    private int _cleared;

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
    public int Count => _timers.Live;

    /// <summary>The tick of the timer that fires next, before <see cref="Now"/> if it was due when it was scheduled; null if there is none.</summary>
    /// <remarks>Takes time in proportion to the timers of one slot, so it is for the clock's owner, not for each timer.</remarks>
    public long? NextDue
    {
        get
        {
            while (true)
            {
                int list = IsOccupied(Overdue) ? Overdue : NextOccupied(0);
                if (list < 0) return null;
                if (EarliestOf(list) is long due) return due;
                ClearOut(list);
            }
        }
    }

    /// <summary>Schedules a timer. One that is due already fires at the next advance, also an advance to the same tick.</summary>
    /// <param name="due">The tick, from 0.</param>
    /// <returns>A handle, valid until the timer fires or is cancelled; sooner or later it is given to another timer.</returns>
    public int Schedule(long due)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(due);
        int timer = Place();
        _timers.Begin(timer, due);
        Append(timer, ListOf(due));
        return timer;
    }

    /// <summary>Cancels a timer.</summary>
    /// <param name="timer">Its handle.</param>
    /// <returns>False if no timer with that handle is live.</returns>
    public bool Cancel(int timer)
    {
        if (!_timers.End(timer)) return false;
        if (++_cancelled > Few + (Count >> 1)) ClearOne();
        return true;
    }

    /// <summary>When a live timer is due.</summary>
    /// <param name="timer">Its handle.</param>
    /// <exception cref="ArgumentException">No timer with that handle is live.</exception>
    public long DueOf(int timer) => _timers.IsLive(timer) ? _timers[timer] : throw new ArgumentException("No such timer is live.", nameof(timer));

    /// <summary>Moves the clock and takes out every timer that is due. A clock that goes backwards does not move.</summary>
    /// <param name="tick">To which tick.</param>
    /// <param name="fired">Takes the handles, in the order of firing.</param>
    public void Advance(long tick, ICollection<int> fired)
    {
        ArgumentNullException.ThrowIfNull(fired);
        if (IsOccupied(Overdue)) FireOverdue(fired);
        while (Now < tick)
        {
            int list = NextOccupied(0);
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
        for (int list = 0; list < _lists.Length; list++) AddLive(list, all);
        // Timers of one tick lie in one list in the order of their scheduling, and the sort is stable.
        return [.. all.OrderBy(timer => _timers[timer])];
    }

    /// <summary>Where a timer belongs: a timer above moves down exactly when the clock makes this change.</summary>
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

    private bool IsOccupied(int list) => !_lists[list].IsEmpty;

    /// <summary>The first slot from one on that is not empty; -1 if there is none. From 0 that of the earliest timers: any slot of a wheel comes before
    /// every slot of the wheels outside it, and those that the clock has passed are empty.</summary>
    private int NextOccupied(int from)
    {
        int word = from >> 6;
        ulong bits = _occupied[word] & (ulong.MaxValue << (from & 63));
        while (bits == 0)
        {
            if (++word == _occupied.Length) return -1;
            bits = _occupied[word];
        }

        return (word << 6) | BitOperations.TrailingZeroCount(bits);
    }

    /// <summary>When the first live timer of a list is due; null if none is live.</summary>
    private long? EarliestOf(int list)
    {
        long? first = null;
        for (int block = _lists[list].Head; block != TimerBlocks.None; block = _blocks.After(block))
        {
            foreach (int timer in _blocks.TimersOf(_lists[list], block))
            {
                if (!_timers.IsLive(timer)) continue;
                long due = _timers[timer];
                // All timers of a slot of the innermost wheel have the same tick.
                if (list < Slots) return due;
                if (first is null || due < first) first = due;
            }
        }

        return first;
    }

    /// <summary>Empties a list that the clock has reached: what is due now fires, the rest goes to the wheels below, in the same order.</summary>
    private void MoveDown(int list, ICollection<int> fired)
    {
        TimerList reached = _lists[list];
        Clear(list);
        Span<long> due = stackalloc long[TimerBlocks.Size];
        for (int block = reached.Head, next; block != TimerBlocks.None; block = next)
        {
            next = _blocks.After(block);
            Span<int> timers = _blocks.TimersOf(reached, block);
            // Read together, so that they are on their way from the memory together.
            for (int i = 0; i < timers.Length; i++) due[i] = _timers[timers[i]];
            for (int i = 0; i < timers.Length; i++)
            {
                int timer = timers[i];
                if (!_timers.IsLive(timer))
                {
                    _cancelled--;
                    _blocks.Append(ref _free, timer);
                }
                else if (due[i] <= Now)
                {
                    Fire(timer, fired);
                }
                else
                {
                    Append(timer, ListOf(due[i]));
                }
            }

            _blocks.Release(block);
        }
    }

    private void FireOverdue(ICollection<int> fired)
    {
        ClearOut(Overdue);
        List<int> late = [];
        AddLive(Overdue, late);
        late = [.. late.OrderBy(timer => _timers[timer])];
        TimerList list = _lists[Overdue];
        Clear(Overdue);
        foreach (int timer in late) Fire(timer, fired);
        for (int block = list.Head, next; block != TimerBlocks.None; block = next)
        {
            next = _blocks.After(block);
            _blocks.Release(block);
        }
    }

    private void Fire(int timer, ICollection<int> fired)
    {
        fired.Add(timer);
        _timers.End(timer);
        _blocks.Append(ref _free, timer);
    }

    private void AddLive(int list, List<int> all)
    {
        for (int block = _lists[list].Head; block != TimerBlocks.None; block = _blocks.After(block))
            foreach (int timer in _blocks.TimersOf(_lists[list], block))
                if (_timers.IsLive(timer)) all.Add(timer);
    }

    /// <summary>Takes the cancelled timers out of the next list. The lists take turns, so that all that were cancelled before a round are out after it.</summary>
    private void ClearOne()
    {
        int list = NextOccupied(_cleared);
        if (list < 0) list = NextOccupied(0);
        _cleared = list == Overdue ? 0 : list + 1;
        ClearOut(list);
    }

    private int Place()
    {
        if (_free.IsEmpty && _timers.IsFull) MakeRoom();
        return _free.IsEmpty ? _timers.NewPlace() : _blocks.TakeFirst(ref _free, ref _freeTaken);
    }

    /// <summary>The places of cancelled timers are taken before the memory grows, if there are enough of them to pay for the looking.</summary>
    private void MakeRoom()
    {
        if (_cancelled > Few && _cancelled > Count >> 3)
            for (int list = NextOccupied(0); list >= 0; list = list == Overdue ? -1 : NextOccupied(list + 1)) ClearOut(list);
        if (_free.IsEmpty) _timers.Grow();
    }

    private void ClearOut(int list)
    {
        _cancelled -= _blocks.Compact(ref _lists[list], in _timers, ref _free);
        if (!IsOccupied(list)) Clear(list);
    }

    private void Append(int timer, int list)
    {
        _blocks.Append(ref _lists[list], timer);
        _occupied[list >> 6] |= 1UL << (list & 63);
    }

    private void Clear(int list)
    {
        _lists[list] = TimerList.Empty;
        _occupied[list >> 6] &= ~(1UL << (list & 63));
    }
}
