namespace Crm.Sla;

/// <summary>A timer of a <see cref="TimingWheel"/>: its tick and its neighbours in its list. 16 bytes, four to a cache line.</summary>
internal struct TimerNode
{
    internal long Due;
    internal int Next;
    internal int Previous;
}

/// <summary>The timers of a wheel in chunks, so that growth copies nothing and needs no second array; with a list of the free ones.</summary>
internal struct TimerNodes
{
    /// <summary>No neighbour.</summary>
    internal const int None = -1;

    private const int ChunkBits = 16;
    private const int ChunkSize = 1 << ChunkBits;
    private const int FirstSize = 256;
    private const int Free = -2;

    private TimerNode[][] _chunks = [new TimerNode[FirstSize]];
    private int _used;
    private int _free = None;

    public TimerNodes()
    {
    }

    /// <summary>How many are live.</summary>
    internal int Live { get; private set; }

    internal readonly ref TimerNode this[int timer] => ref _chunks[timer >> ChunkBits][timer & (ChunkSize - 1)];

    internal readonly bool IsLive(int timer) => (uint)timer < (uint)_used && this[timer].Previous != Free;

    internal int Take()
    {
        Live++;
        int timer = _free;
        if (timer >= 0)
        {
            _free = this[timer].Next;
            return timer;
        }

        if ((_used & (ChunkSize - 1)) == 0 || _used == _chunks[0].Length) Grow();
        return _used++;
    }

    internal void Release(int timer)
    {
        ref TimerNode node = ref this[timer];
        node.Previous = Free;
        node.Next = _free;
        _free = timer;
        Live--;
    }

    private void Grow()
    {
        // The first chunk grows to its size, so that a small wheel is small.
        if (_used < ChunkSize)
        {
            if (_used == _chunks[0].Length) Array.Resize(ref _chunks[0], _used * 4);
            return;
        }

        int chunk = _used >> ChunkBits;
        if (chunk == _chunks.Length) Array.Resize(ref _chunks, _chunks.Length * 2);
        _chunks[chunk] = GC.AllocateUninitializedArray<TimerNode>(ChunkSize);
    }
}
