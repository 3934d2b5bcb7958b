namespace Crm.Sla;

/// <summary>What the slots of a wheel hold: the handles of their timers, in blocks of two cache lines that are chained.</summary>
/// <remarks>A slot is read from one end to the other, which a chain of single timers would do a memory access at a time.</remarks>
internal struct TimerBlocks
{
    /// <summary>No block.</summary>
    internal const int None = -1;

    /// <summary>How many timers a block holds.</summary>
    internal const int Size = Width - 1;

    private const int Width = 32;
    private const int ChunkBits = 10;
    private const int ChunkSize = 1 << ChunkBits;
    private const int FirstSize = 16;

    private int[][] _chunks = [new int[FirstSize * Width]];
    private int _capacity = FirstSize;
    private int _used;
    private int _free = None;

    public TimerBlocks()
    {
    }

    /// <summary>The timers of a block.</summary>
    internal readonly Span<int> TimersOf(in TimerList list, int block) => Whole(block).Slice(1, block == list.Tail ? list.InTail : Size);

    /// <summary>The block after one of the same list.</summary>
    internal readonly int After(int block) => Next(block);

    internal void Append(ref TimerList list, int timer)
    {
        if (list.InTail == Size)
        {
            int block = Take();
            if (list.Tail == None) list.Head = block;
            else Next(list.Tail) = block;
            list.Tail = block;
            list.InTail = 0;
        }

        Whole(list.Tail)[++list.InTail] = timer;
    }

    internal void Append(ref TimerList list, ReadOnlySpan<int> timers)
    {
        while (!timers.IsEmpty)
        {
            if (list.InTail == Size)
            {
                Append(ref list, timers[0]);
                timers = timers[1..];
                continue;
            }

            int count = Math.Min(timers.Length, Size - list.InTail);
            timers[..count].CopyTo(Whole(list.Tail)[(list.InTail + 1)..]);
            list.InTail += count;
            timers = timers[count..];
        }
    }

    /// <summary>Takes the first timer out of a list.</summary>
    /// <param name="list">The list, not empty.</param>
    /// <param name="taken">How many were taken from its first block already.</param>
    internal int TakeFirst(ref TimerList list, ref int taken)
    {
        Span<int> timers = TimersOf(list, list.Head);
        int timer = timers[taken++], block = list.Head;
        if (taken < timers.Length) return timer;
        taken = 0;
        if (block == list.Tail) list = TimerList.Empty;
        else list.Head = Next(block);
        Release(block);
        return timer;
    }

    /// <summary>Moves the timers of a list that are not live to another one, and gives back the memory that this sets free.</summary>
    /// <returns>How many there were.</returns>
    internal int Compact(ref TimerList list, in TimerTable timers, ref TimerList ended)
    {
        Span<int> live = stackalloc int[Size], over = stackalloc int[Size];
        TimerList kept = TimerList.Empty;
        int found = 0;
        // The block after the next is asked for before the timers are looked at: it is not in a cache.
        for (int block = list.Head, next = NextOf(block), ahead; block != None; block = next, next = ahead)
        {
            ahead = NextOf(next);
            int liveCount = 0, overCount = 0;
            foreach (int timer in TimersOf(list, block))
            {
                int bit = timers.LiveBit(timer);
                live[liveCount] = timer;
                over[overCount] = timer;
                liveCount += bit;
                overCount += 1 - bit;
            }

            // Given back first, so that what is kept goes where it was.
            Release(block);
            Append(ref kept, live[..liveCount]);
            Append(ref ended, over[..overCount]);
            found += overCount;
        }

        list = kept;
        return found;
    }

    /// <summary>Gives a block back.</summary>
    internal void Release(int block)
    {
        Next(block) = _free;
        _free = block;
    }

    private readonly Span<int> Whole(int block) => _chunks[block >> ChunkBits].AsSpan((block & (ChunkSize - 1)) * Width, Width);

    private readonly ref int Next(int block) => ref _chunks[block >> ChunkBits][(block & (ChunkSize - 1)) * Width];

    private readonly int NextOf(int block) => block == None ? None : Next(block);

    private int Take()
    {
        int block = _free;
        if (block != None)
        {
            _free = Next(block);
        }
        else
        {
            if (_used == _capacity) Grow();
            block = _used++;
        }

        Next(block) = None;
        return block;
    }

    private void Grow()
    {
        if (_capacity < ChunkSize)
        {
            _capacity *= 4;
            Array.Resize(ref _chunks[0], _capacity * Width);
            return;
        }

        int chunk = _capacity >> ChunkBits;
        if (chunk == _chunks.Length) Array.Resize(ref _chunks, _chunks.Length * 2);
        _chunks[chunk] = GC.AllocateUninitializedArray<int>(ChunkSize * Width);
        _capacity += ChunkSize;
    }
}
