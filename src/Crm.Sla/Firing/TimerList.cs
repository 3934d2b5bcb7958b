namespace Crm.Sla;

/// <summary>The timers of one slot of a wheel, in the order in which they were put there: a chain of blocks, all of them full but the last.</summary>
internal struct TimerList
{
    internal static readonly TimerList Empty = new() { Head = TimerBlocks.None, Tail = TimerBlocks.None, InTail = TimerBlocks.Size };

    internal readonly bool IsEmpty => Head < 0;

    /// <summary>The first block.</summary>
    internal int Head;

    /// <summary>The last block.</summary>
    internal int Tail;

    /// <summary>How many timers are in the last block. An empty list counts as one whose last block is full.</summary>
    internal int InTail;
}
