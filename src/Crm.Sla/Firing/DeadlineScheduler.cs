using System.Diagnostics;
using Crm.Primitives;
using NodaTime;

namespace Crm.Sla;

/// <summary>Fires deadlines when they come: claims them in batches, hands them to the host, marks them. As many workers as you like.</summary>
/// <remarks>
/// <para>A plain class: the host wraps <see cref="RunAsync"/> in whatever keeps its services alive. It holds the instants of the near future in
/// memory and wakes in the millisecond of the next one; what has come is claimed then, and never before. A clock that goes backwards fires
/// nothing twice, because what is done is marked, and nothing early, because a claim asks for what is due at its own instant.</para>
/// <para>A failed effect is tried again after <see cref="DeadlineSchedulerOptions.RetryAfter"/>, doubled each time, and is a dead letter after
/// <see cref="DeadlineSchedulerOptions.MaxFailures"/>. What throws out of <see cref="RunAsync"/> is the store's: the host runs it again.</para>
/// <para>Counters <c>crm.sla.deadlines.done</c>, <c>.failed</c>, <c>.dead</c>, <c>.lost</c>, <c>.reclaimed</c> and the histogram
/// <c>crm.sla.deadlines.lateness</c> (seconds) are on the meter <c>Crm.Sla</c>, activities on the source of the same name. One run at a time;
/// several schedulers may share a store.</para>
/// </remarks>
public sealed class DeadlineScheduler
{
    private static readonly Duration LookAgain = Duration.FromMilliseconds(10);

    private readonly IDeadlineStore _store;
    private readonly IDeadlineHandler? _handler;
    private readonly IDeadlineBatchHandler? _batchHandler;
    private readonly TimeProvider _time;
    private readonly DeadlineSchedulerOptions _options;
    private readonly DeadlineAgenda _agenda;
    private CancellationTokenSource? _sleep;

    /// <summary>Makes a scheduler of effects outside the store's database: at least once.</summary>
    /// <param name="store">Where the deadlines are.</param>
    /// <param name="handler">What happens.</param>
    /// <param name="time">The clock, and what sleeps by it.</param>
    /// <param name="options">How it works.</param>
    /// <exception cref="ArgumentException">An option is not above zero, or the worker has no name.</exception>
    public DeadlineScheduler(IDeadlineStore store, IDeadlineHandler handler, TimeProvider time, DeadlineSchedulerOptions options)
        : this(store, time, options)
    {
        ArgumentNullException.ThrowIfNull(handler);
        _handler = handler;
    }

    /// <summary>Makes a scheduler of effects in the store's database: exactly once.</summary>
    /// <param name="store">Where the deadlines are.</param>
    /// <param name="handler">What happens, within the store's transaction.</param>
    /// <param name="time">The clock, and what sleeps by it.</param>
    /// <param name="options">How it works.</param>
    /// <exception cref="ArgumentException">An option is not above zero, or the worker has no name.</exception>
    public DeadlineScheduler(IDeadlineStore store, IDeadlineBatchHandler handler, TimeProvider time, DeadlineSchedulerOptions options)
        : this(store, time, options)
    {
        ArgumentNullException.ThrowIfNull(handler);
        _batchHandler = handler;
    }

    private DeadlineScheduler(IDeadlineStore store, TimeProvider time, DeadlineSchedulerOptions options)
    {
        ArgumentNullException.ThrowIfNull(store);
        ArgumentNullException.ThrowIfNull(time);
        ArgumentNullException.ThrowIfNull(options);
        options.Check();
        _store = store;
        _time = time;
        _options = options;
        _agenda = new DeadlineAgenda(Now());
    }

    /// <summary>Works until it is stopped.</summary>
    /// <param name="cancellationToken">Stops it; what is claimed and not begun is given back.</param>
    public async Task RunAsync(CancellationToken cancellationToken)
    {
        try
        {
            Instant read = Instant.MinValue;
            while (!cancellationToken.IsCancellationRequested)
            {
                Instant now = Now();
                // Taken out before the claim: what comes in between is still there after it.
                _agenda.TakeOut(now);
                await RunDueAsync(cancellationToken).ConfigureAwait(false);
                // Also when the clock has gone backwards.
                if (_agenda.IsEmpty || now < read || now - read >= _options.MaxSleep)
                {
                    await ReadAheadAsync(cancellationToken).ConfigureAwait(false);
                    read = now;
                }

                await SleepAsync(cancellationToken).ConfigureAwait(false);
            }
        }
        catch (OperationCanceledException) when (cancellationToken.IsCancellationRequested)
        {
            // Being stopped is how this ends.
        }
    }

    /// <summary>Tells that a deadline was stored. One that is due sooner than <see cref="DeadlineSchedulerOptions.MaxSleep"/> from now then fires
    /// in its millisecond, too. Thread-safe; call it after the transaction that stored the deadline.</summary>
    /// <param name="dueAt">When it is due.</param>
    public void Expect(Instant dueAt)
    {
        if (dueAt - Now() > _options.Horizon) return;
        _agenda.Add(dueAt);
        try
        {
            // Not Cancel, which would go on with the scheduler's work on the caller's thread.
            _ = Volatile.Read(ref _sleep)?.CancelAsync();
        }
        catch (ObjectDisposedException)
        {
            // It is awake already.
        }
    }

    /// <summary>Fires everything that has come, in batches, and returns.</summary>
    /// <param name="cancellationToken">Stops it between two deadlines; those that took effect are marked, the rest is given back.</param>
    public async Task<DeadlineRun> RunDueAsync(CancellationToken cancellationToken)
    {
        DeadlineRun total = default;
        while (true)
        {
            Instant now = Now();
            IReadOnlyList<ClaimedDeadline> claimed = await _store.ClaimAsync(_options.Worker, _options.Batch, now, _options.Lease, cancellationToken).ConfigureAwait(false);
            if (claimed.Count == 0) return total;
            using Activity? activity = DeadlineTelemetry.Activities.StartActivity("crm.sla.deadlines.batch");
            DeadlineTelemetry.Claimed(claimed, now);
            DeadlineRun batch = _batchHandler is null
                ? await RunEachAsync(claimed, now, cancellationToken).ConfigureAwait(false)
                : await RunTogetherAsync(claimed, cancellationToken).ConfigureAwait(false);
            DeadlineTelemetry.Finished(batch, activity);
            total += batch;
            if (cancellationToken.IsCancellationRequested) return total;
        }
    }

    private async Task<DeadlineRun> RunEachAsync(IReadOnlyList<ClaimedDeadline> claimed, Instant claimedAt, CancellationToken cancellationToken)
    {
        List<ClaimedDeadline> done = new(claimed.Count);
        List<DeadlineRelease> released = [];
        DeadlineRun run = default;
        Instant marked = claimedAt;
        int next = 0;
        while (next < claimed.Count && !cancellationToken.IsCancellationRequested)
        {
            Instant now = Now();
            if (now - claimedAt >= _options.Lease)
            {
                // What is not begun when the lease ends may be somebody else's by now.
                run += new DeadlineRun(0, 0, claimed.Count - next);
                next = claimed.Count;
                break;
            }

            // A worker that dies repeats what it has not marked, so a slow batch is marked in parts.
            if (now - marked >= _options.Lease / 4)
            {
                run += await MarkAsync(done, released).ConfigureAwait(false);
                marked = now;
            }

            ClaimedDeadline deadline = claimed[next];
            Result handled = await CallAsync(() => _handler!.HandleAsync(deadline, cancellationToken)).ConfigureAwait(false);
            if (handled.IsSuccess) done.Add(deadline);
            else if (cancellationToken.IsCancellationRequested) break;
            else released.Add(_options.After(deadline, handled.ToString(), Now()));
            next++;
        }

        released.AddRange(claimed.Skip(next).Select(GiveBack));
        return run + await MarkAsync(done, released).ConfigureAwait(false);
    }

    /// <summary>What has taken effect is marked even while stopping, or it would happen again after the lease.</summary>
    private async Task<DeadlineRun> MarkAsync(List<ClaimedDeadline> done, List<DeadlineRelease> released)
    {
        DeadlineRun run = default;
        if (done.Count > 0)
        {
            IReadOnlyList<string> marked = await _store.CompleteAsync(_options.Worker, done, Now(), CancellationToken.None).ConfigureAwait(false);
            run += new DeadlineRun(marked.Count, 0, done.Count - marked.Count);
            done.Clear();
        }

        run += await ReleaseAsync(released).ConfigureAwait(false);
        released.Clear();
        return run;
    }

    private async Task<DeadlineRun> RunTogetherAsync(IReadOnlyList<ClaimedDeadline> claimed, CancellationToken cancellationToken)
    {
        if (cancellationToken.IsCancellationRequested) return await ReleaseAsync([.. claimed.Select(GiveBack)]).ConfigureAwait(false);
        // Once begun it is finished or taken back as a whole; a handler that is stopped fails, and its deadlines are given back.
        Result<IReadOnlyList<string>> marked = await _store.CompleteAsync(
            _options.Worker, claimed, Now(), (mine, _) => CallAsync(() => _batchHandler!.HandleAsync(mine, cancellationToken)), CancellationToken.None).ConfigureAwait(false);
        if (marked.IsSuccess) return new DeadlineRun(marked.Value.Count, 0, claimed.Count - marked.Value.Count);
        if (claimed is [ClaimedDeadline only])
            return await ReleaseAsync([cancellationToken.IsCancellationRequested ? GiveBack(only) : _options.After(only, marked.ToResult().ToString(), Now())]).ConfigureAwait(false);
        // One that cannot be handled must not hold up the others: it is found by halving.
        int half = claimed.Count / 2;
        DeadlineRun first = await RunTogetherAsync([.. claimed.Take(half)], cancellationToken).ConfigureAwait(false);
        return first + await RunTogetherAsync([.. claimed.Skip(half)], cancellationToken).ConfigureAwait(false);
    }

    /// <summary>What was not begun is claimable at once, and that is no failure.</summary>
    private static DeadlineRelease GiveBack(ClaimedDeadline deadline) => new(deadline, Moment.At(deadline.DueAt), null);

    private async Task<DeadlineRun> ReleaseAsync(IReadOnlyCollection<DeadlineRelease> released)
    {
        if (released.Count == 0) return default;
        HashSet<string> kept = [.. await _store.ReleaseAsync(_options.Worker, released, Now(), CancellationToken.None).ConfigureAwait(false)];
        DeadlineRun run = default;
        foreach (DeadlineRelease one in released)
        {
            if (!kept.Contains(one.Deadline.EffectKey)) run += new DeadlineRun(0, 0, 1);
            else if (one.Error is not null) run += one.AvailableAt.IsNever ? new DeadlineRun(0, 0, 0, 1) : new DeadlineRun(0, 1, 0);
        }

        return run;
    }

    /// <summary>An exception of the host's code is a failure of the deadline, not the end of the scheduler.</summary>
    private static async Task<Result> CallAsync(Func<Task<Result>> handle)
    {
        try
        {
            return await handle().ConfigureAwait(false);
        }
#pragma warning disable CA1031 // Whatever the host's code throws: it is stored with the deadline, counted, and tried again.
        catch (Exception error)
#pragma warning restore CA1031
        {
            return Result.CriticalError($"{error.GetType().Name}: {error.Message}");
        }
    }

    private async Task ReadAheadAsync(CancellationToken cancellationToken)
    {
        Instant now = Now();
        foreach (Instant at in await _store.UpcomingAsync(now + _options.Horizon, _options.LookAhead, cancellationToken).ConfigureAwait(false))
        {
            // What could be claimed already but was not came just now, or another worker is claiming it: look again soon, but do not spin.
            _agenda.Add(at > now ? at : now + LookAgain);
        }
    }

    private async Task SleepAsync(CancellationToken cancellationToken)
    {
        using CancellationTokenSource sleep = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        // First this, then the look at the agenda: what is expected from here on wakes it.
        Volatile.Write(ref _sleep, sleep);
        Duration wait = Duration.Min(_agenda.Next(Now()) ?? _options.MaxSleep, _options.MaxSleep);
        // A delay is cut to whole milliseconds; one that is too short would only wake for nothing.
        if (wait > Duration.Zero)
            await Task.Delay(TimeSpan.FromMilliseconds(Math.Ceiling(wait.TotalMilliseconds)), _time, sleep.Token).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        Volatile.Write(ref _sleep, null);
    }

    private Instant Now() => Instant.FromDateTimeOffset(_time.GetUtcNow());
}
