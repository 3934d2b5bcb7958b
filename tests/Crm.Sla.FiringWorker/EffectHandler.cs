using Crm.Primitives;
using NodaTime;

namespace Crm.Sla.FiringWorker;

/// <summary>Writes a row for each deadline, in the transaction of the store, and takes a little time over it.</summary>
public sealed class EffectHandler(EffectContext context, TimeProvider time, string worker) : IDeadlineBatchHandler
{
    public async Task<Result> HandleAsync(IReadOnlyList<ClaimedDeadline> deadlines, CancellationToken cancellationToken)
    {
        long now = Instant.FromDateTimeOffset(time.GetUtcNow()).ToUnixTimeTicks();
        // A plain insert: a key that is there already is an error, and the test counts errors.
        context.AddRange(deadlines.Select(d => new Effect
        {
            Key = d.EffectKey,
            Timer = d.Timer,
            Version = d.Version,
            DueAt = d.DueAt.ToUnixTimeTicks(),
            FiredAt = now,
            Worker = worker,
            Attempt = d.Attempt,
        }));
        await context.SaveChangesAsync(cancellationToken);
        // The transaction stays open for a while, so that a kill can hit it between the effect and the mark.
        await Task.Delay(TimeSpan.FromMilliseconds(20), cancellationToken);
        return Result.Success();
    }
}
