using Crm.Primitives;
using NodaTime;

namespace Crm.Persistence.EfCore;

/// <summary>What both outboxes refuse.</summary>
internal static class OutboxArguments
{
    internal static void Check(string worker, int max, Duration lease)
    {
        ArgumentException.ThrowIfNullOrEmpty(worker);
        ArgumentOutOfRangeException.ThrowIfLessThan(max, 1);
        ArgumentOutOfRangeException.ThrowIfLessThanOrEqual(lease, Duration.Zero);
    }

    internal static Result Held(bool held, Guid id, string worker) =>
        held ? Result.Success() : Result.Conflict($"The message {id} is not claimed by '{worker}', or no longer.");
}
