namespace Crm.Testing;

/// <summary>What code allocates on its own thread, apart from what happens once or by chance.</summary>
public static class Allocated
{
    /// <summary>The least that one of a few runs allocates, after one run to warm up. What each run allocates cannot hide in it; what the runtime adds to a single one does.</summary>
    /// <param name="action">What to run: the same each time.</param>
    /// <returns>Bytes.</returns>
    public static long Least(Action action)
    {
        ArgumentNullException.ThrowIfNull(action);
        action();
        long least = long.MaxValue;
        for (int round = 0; round < 5; round++)
        {
            long before = GC.GetAllocatedBytesForCurrentThread();
            action();
            least = Math.Min(least, GC.GetAllocatedBytesForCurrentThread() - before);
        }

        return least;
    }
}
