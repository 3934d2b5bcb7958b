namespace Crm.Sla;

/// <summary>Goes through many items in slices, on as many threads as the options say, and puts the results together in the order of the items.</summary>
internal static class Slices
{
    private const int Size = 16_384;

    internal static List<TResult> Collect<TResult>(int count, RecalculationOptions? options, Action<int, List<TResult>> each, CancellationToken cancellationToken)
    {
        List<TResult>[] parts = new List<TResult>[(count + Size - 1) / Size];
        Run(count, options, (slice, from, to) =>
        {
            List<TResult> part = [];
            for (int i = from; i < to; i++) each(i, part);
            parts[slice] = part;
        }, cancellationToken);
        List<TResult> all = new(parts.Sum(static p => p.Count));
        foreach (List<TResult> part in parts) all.AddRange(part);
        return all;
    }

    internal static TResult[] Map<TResult>(int count, RecalculationOptions? options, Func<int, TResult> each, CancellationToken cancellationToken) =>
        Map(count, options, () => each, cancellationToken);

    /// <summary>With a function for each slice, which may remember something while it goes through it.</summary>
    internal static TResult[] Map<TResult>(int count, RecalculationOptions? options, Func<Func<int, TResult>> begin, CancellationToken cancellationToken)
    {
        TResult[] all = new TResult[count];
        Run(count, options, (_, from, to) =>
        {
            Func<int, TResult> each = begin();
            for (int i = from; i < to; i++) all[i] = each(i);
        }, cancellationToken);
        return all;
    }

    private static void Run(int count, RecalculationOptions? options, Action<int, int, int> slice, CancellationToken cancellationToken)
    {
        options ??= new RecalculationOptions();
        ArgumentOutOfRangeException.ThrowIfLessThan(options.DegreeOfParallelism, 1, nameof(options));
        int slices = (count + Size - 1) / Size, done = 0;
        if (options.DegreeOfParallelism == 1)
        {
            for (int s = 0; s < slices; s++) One(s);
        }
        else
        {
            Parallel.For(0, slices, new ParallelOptions { MaxDegreeOfParallelism = options.DegreeOfParallelism, CancellationToken = cancellationToken }, One);
        }

        void One(int index)
        {
            cancellationToken.ThrowIfCancellationRequested();
            int from = index * Size, to = Math.Min(count, from + Size);
            slice(index, from, to);
            options.Progress?.Report(Interlocked.Add(ref done, to - from));
        }
    }
}
