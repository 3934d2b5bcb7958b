namespace Crm.Sla;

/// <summary>The timers of a wheel by their handles: eight bytes for the tick of each, and a bit that says whether it is live.</summary>
/// <remarks>
/// In chunks, so that growth copies nothing and needs no second array. The bits stand apart: those of ten million timers fit in a cache that their
/// ticks do not fit in, so to cancel a timer waits for no memory.
/// </remarks>
internal struct TimerTable
{
    private const int ChunkBits = 16;
    private const int ChunkSize = 1 << ChunkBits;
    private const int FirstSize = 256;

    private long[][] _chunks = [new long[FirstSize]];
    private ulong[] _live = new ulong[FirstSize / 64];
    private int _capacity = FirstSize;
    private int _used;

    public TimerTable()
    {
    }

    /// <summary>How many are live.</summary>
    internal int Live { get; private set; }

    /// <summary>Whether a new place needs more memory.</summary>
    internal readonly bool IsFull => _used == _capacity;

    /// <summary>When a timer is due.</summary>
    internal readonly long this[int timer] => _chunks[timer >> ChunkBits][timer & (ChunkSize - 1)];

    internal readonly bool IsLive(int timer) => (uint)timer < (uint)_used && (_live[timer >> 6] & (1UL << (timer & 63))) != 0;

    /// <summary>1 if a timer is live, 0 if it was cancelled: for code that must not branch on it, because nobody can guess which.</summary>
    internal readonly int LiveBit(int timer) => unchecked((int)(_live[timer >> 6] >> (timer & 63))) & 1;

    /// <summary>A place that was never used; the table is not full.</summary>
    internal int NewPlace() => _used++;

    /// <summary>A timer that is live from now on.</summary>
    /// <param name="timer">A place that is new or free.</param>
    /// <param name="due">When it is due.</param>
    internal void Begin(int timer, long due)
    {
        _chunks[timer >> ChunkBits][timer & (ChunkSize - 1)] = due;
        _live[timer >> 6] |= 1UL << (timer & 63);
        Live++;
    }

    /// <summary>Marks a timer as no longer live; its place is not free before it is out of its slot.</summary>
    /// <returns>False if it was not live.</returns>
    internal bool End(int timer)
    {
        if ((uint)timer >= (uint)_used) return false;
        ref ulong word = ref _live[timer >> 6];
        ulong bit = 1UL << (timer & 63);
        if ((word & bit) == 0) return false;
        word ^= bit;
        Live--;
        return true;
    }

    internal void Grow()
    {
        if (_capacity < ChunkSize)
        {
            // The first chunk grows to its size, so that a small wheel is small.
            _capacity *= 4;
            Array.Resize(ref _chunks[0], _capacity);
            Array.Resize(ref _live, _capacity / 64);
            return;
        }

        int chunk = _capacity >> ChunkBits;
        if (chunk == _chunks.Length) Array.Resize(ref _chunks, _chunks.Length * 2);
        _chunks[chunk] = GC.AllocateUninitializedArray<long>(ChunkSize);
        _capacity += ChunkSize;
        if (_capacity > _live.Length * 64) Array.Resize(ref _live, _live.Length * 2);
    }
}
