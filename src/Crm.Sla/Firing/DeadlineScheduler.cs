using System.Diagnostics;
using System.Diagnostics.Metrics;
using Crm.Primitives;
using NodaTime;

namespace Crm.Sla;

/// <summary>Fires deadlines when they come: claims them in batches, hands them to the host, marks them. As many workers as you like.</summary>
/// <remarks>
/// A plain class: the host wraps <see cref="RunAsync"/> in whatever keeps its services alive. It sleeps until the next deadline, and at most
/// <see cref="DeadlineSchedulerOptions.MaxSleep"/>. A clock that goes backwards fires nothing twice, because what is done is marked.
/// Counters <c>crm.sla.deadlines.done</c>, <c>.failed</c>, <c>.lost</c> and the histogram <c>crm.sla.deadlines.lateness</c> (seconds) are on the meter
/// <c>Crm.Sla</c>, activities on the source of the same name. One run at a time; several schedulers may share a store.
/// </remarks>
public sealed class DeadlineScheduler
{
    private static readonly ActivitySource Activities = new("Crm.Sla");
    private static readonly Meter Meter = new("Crm.Sla");
    private static readonly Counter<long> DoneCount = Meter.CreateCounter<long>("crm.sla.deadlines.done");
    private static readonly Counter<long> FailedCount = Meter.CreateCounter<long>("crm.sla.deadlines.failed");
    private static readonly Counter<long> LostCount = Meter.CreateCounter<long>("crm.sla.deadlines.lost");
    private static readonly Histogram<double> Lateness = Meter.CreateHistogram<double>("crm.sla.deadlines.lateness", "s");

    private readonly IDeadlineStore _store;
    private readonly IDeadlineHandler _handler;
    private readonly TimeProvider _time;
    private readonly DeadlineSchedulerOptions _options;

    /// <summary>Makes a scheduler.</summary>
    /// <param name="store">Where the deadlines are.</param>
    /// <param name="handler">What happens.</param>
    /// <param name="time">The clock, and what sleeps by it.</param>
    /// <param name="options">How it works.</param>
    /// <exception cref="ArgumentException">An option is not above zero, or the worker has no name.</exception>
    public DeadlineScheduler(IDeadlineStore store, IDeadlineHandler handler, TimeProvider time, DeadlineSchedulerOptions options)
    {
        ArgumentNullException.ThrowIfNull(store);
        ArgumentNullException.ThrowIfNull(handler);
        ArgumentNullException.ThrowIfNull(time);
        ArgumentNullException.ThrowIfNull(options);
        DeadlineArguments.CheckClaim(options.Worker, options.Batch, options.Lease);
        if (options.MaxSleep <= Duration.Zero || options.RetryAfter <= Duration.Zero || options.MaxRetryAfter < options.RetryAfter)
            throw new ArgumentException("Times to sleep and to retry are above zero, and the longest is not the shorter one.", nameof(options));
        _store = store;
        _handler = handler;
        _time = time;
        _options = options;
    }

    /// <summary>Works until it is stopped.</summary>
    /// <param name="cancellationToken">Stops it; what is claimed then is claimed again after its lease.</param>
    public async Task RunAsync(CancellationToken cancellationToken)
    {
        try
        {
            while (!cancellationToken.IsCancellationRequested)
            {
                await RunDueAsync(cancellationToken).ConfigureAwait(false);
                Moment next = await _store.NextDueAsync(cancellationToken).ConfigureAwait(false);
                Duration sleep = next.TryGetInstant(out Instant at) ? Duration.Min(at - Now(), _options.MaxSleep) : _options.MaxSleep;
                if (sleep > Duration.Zero) await Task.Delay(sleep.ToTimeSpan(), _time, cancellationToken).ConfigureAwait(false);
            }
        }
        catch (OperationCanceledException) when (cancellationToken.IsCancellationRequested)
        {
            // Being stopped is how this ends.
        }
    }

    /// <summary>Fires everything that has come, in batches, and returns.</summary>
    /// <param name="cancellationToken">Stops it between two deadlines; those that took effect are marked.</param>
    public async Task<DeadlineRun> RunDueAsync(CancellationToken cancellationToken)
    {
        DeadlineRun total = default;
        while (true)
        {
            Instant now = Now();
            IReadOnlyList<ClaimedDeadline> claimed = await _store.ClaimAsync(_options.Worker, _options.Batch, now, _options.Lease, cancellationToken).ConfigureAwait(false);
            if (claimed.Count == 0) return total;
            using Activity? activity = Activities.StartActivity("crm.sla.deadlines.batch");
            DeadlineRun batch = await RunBatchAsync(claimed, now, cancellationToken).ConfigureAwait(false);
            activity?.SetTag("done", batch.Done);
            DoneCount.Add(batch.Done);
            FailedCount.Add(batch.Failed);
            LostCount.Add(batch.Lost);
            total = new DeadlineRun(total.Done + batch.Done, total.Failed + batch.Failed, total.Lost + batch.Lost);
        }
    }

    private async Task<DeadlineRun> RunBatchAsync(IReadOnlyList<ClaimedDeadline> claimed, Instant now, CancellationToken cancellationToken)
    {
        List<ClaimedDeadline> done = new(claimed.Count);
        int failed = 0, lost = 0;
        foreach (ClaimedDeadline deadline in claimed)
        {
            if (cancellationToken.IsCancellationRequested) break;
            Lateness.Record((now - deadline.DueAt).TotalSeconds);
            Result handled = await _handler.HandleAsync(deadline, cancellationToken).ConfigureAwait(false);
            if (handled.IsSuccess)
            {
                done.Add(deadline);
                continue;
            }

            Result released = await _store.ReleaseAsync(_options.Worker, deadline, handled.ToString(), Now() + RetryAfter(deadline.Attempt), cancellationToken).ConfigureAwait(false);
            if (released.IsSuccess) failed++;
            else lost++;
        }

        // What has taken effect is marked even while stopping, or it would happen again after the lease.
        IReadOnlyList<string> marked = done.Count == 0 ? [] : await _store.CompleteAsync(_options.Worker, done, Now(), CancellationToken.None).ConfigureAwait(false);
        return new DeadlineRun(marked.Count, failed, lost + done.Count - marked.Count);
    }

    private Duration RetryAfter(int attempt)
    {
        Duration wait = _options.RetryAfter;
        for (int i = 1; i < attempt && wait < _options.MaxRetryAfter; i++) wait += wait;
        return Duration.Min(wait, _options.MaxRetryAfter);
    }

    private Instant Now() => Instant.FromDateTimeOffset(_time.GetUtcNow());
}
