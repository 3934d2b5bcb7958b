using System.Diagnostics;
using System.Diagnostics.Metrics;
using Crm.Primitives;
using Crm.Testing.Contracts.Sla;
using NodaTime;

namespace Crm.Sla.Tests.Firing;

public sealed class InMemoryDeadlineStoreTests : DeadlineStoreContract
{
    protected override Task<IDeadlineStore> EmptyAsync() => Task.FromResult<IDeadlineStore>(new InMemoryDeadlineStore());
}

public sealed class DeadlineSchedulerTests
{
    private static readonly Instant Start = Instant.FromUtc(2026, 3, 1, 9, 30);
    private static readonly CancellationToken None = CancellationToken.None;

    [Fact]
    public async Task RunDue_DeadlinesOfTwoBatches_FiresAllInOrderAndOnce()
    {
        InMemoryDeadlineStore store = new();
        for (int i = 0; i < 7; i++) await store.ReplaceAsync("t" + i, 1, [new Deadline("breach", Start - Duration.FromMinutes(i))], None);
        Recorder handler = new();
        DeadlineScheduler scheduler = Scheduler(store, handler, new StillTime(Start), batch: 3);
        Assert.Equal(new DeadlineRun(7, 0, 0), await scheduler.RunDueAsync(None));
        Assert.Equal(["t6", "t5", "t4", "t3", "t2", "t1", "t0"], handler.Seen.Select(static d => d.Timer));
        Assert.Equal(default, await scheduler.RunDueAsync(None));
    }

    [Fact]
    public async Task RunDue_HandlerFails_IsTriedAgainLaterAndLater()
    {
        InMemoryDeadlineStore store = new();
        await store.ReplaceAsync("t", 1, [new Deadline("breach", Start)], None);
        StillTime time = new(Start);
        Recorder handler = new() { Answer = Result.Error("the mail server is down") };
        DeadlineScheduler scheduler = Scheduler(store, handler, time);
        Assert.Equal(new DeadlineRun(0, 1, 0), await scheduler.RunDueAsync(None));
        time.Now = Start + Duration.FromSeconds(5);
        Assert.Equal(new DeadlineRun(0, 1, 0), await scheduler.RunDueAsync(None));
        time.Now = Start + Duration.FromSeconds(14);
        Assert.Equal(default, await scheduler.RunDueAsync(None));
        time.Now = Start + Duration.FromSeconds(15);
        handler.Answer = Result.Success();
        Assert.Equal(new DeadlineRun(1, 0, 0), await scheduler.RunDueAsync(None));
        Assert.Equal([1, 2, 3], handler.Seen.Select(static d => d.Attempt));
    }

    [Fact]
    public async Task RunDue_TimerChangesWhileItIsHandled_IsLostAndItsEffectIsNotKept()
    {
        InMemoryDeadlineStore store = new();
        await store.ReplaceAsync("t", 1, [new Deadline("breach", Start)], None);
        Recorder handler = new() { Before = d => store.ReplaceAsync(d.Timer, d.Version + 1, [], None) };
        Assert.Equal(new DeadlineRun(0, 0, 1), await Scheduler(store, handler, new StillTime(Start)).RunDueAsync(None));
    }

    [Fact]
    public async Task RunDue_ClockGoesBackwards_FiresNothingTwice()
    {
        InMemoryDeadlineStore store = new();
        await store.ReplaceAsync("t", 1, [new Deadline("breach", Start)], None);
        StillTime time = new(Start);
        Recorder handler = new();
        DeadlineScheduler scheduler = Scheduler(store, handler, time);
        await scheduler.RunDueAsync(None);
        time.Now = Start - Duration.FromHours(1);
        await scheduler.RunDueAsync(None);
        time.Now = Start + Duration.FromHours(1);
        await scheduler.RunDueAsync(None);
        Assert.Single(handler.Seen);
    }

    [Fact]
    public async Task RunDue_WorkerDiesInTheMiddle_AnotherFinishesAfterTheLeaseAndNoEffectIsDoubled()
    {
        // A worker that dies has done some effects and marked none: what it did must be recognised by the effect key.
        DyingStore store = new(new InMemoryDeadlineStore());
        for (int i = 0; i < 20; i++) await store.ReplaceAsync("t" + i, 1, [new Deadline("breach", Start)], None);
        HashSet<string> effects = [];
        Recorder dying = new() { Before = d => { effects.Add(d.EffectKey); return Task.CompletedTask; } };
        store.IsDying = true;
        await Assert.ThrowsAsync<IOException>(() => Scheduler(store, dying, new StillTime(Start), batch: 7, worker: "one").RunDueAsync(None));
        store.IsDying = false;
        StillTime later = new(Start);
        Recorder other = new() { Before = d => { effects.Add(d.EffectKey); return Task.CompletedTask; } };
        DeadlineScheduler second = Scheduler(store, other, later, worker: "two");
        Assert.Equal(13, (await second.RunDueAsync(None)).Done);
        later.Now = Start + Duration.FromMinutes(1);
        Assert.Equal(7, (await second.RunDueAsync(None)).Done);
        Assert.Equal(20, effects.Count);
        Assert.Equal(7, other.Seen.Count(static d => d.Attempt == 2 && d.Failures == 0));
        Assert.True((await store.NextDueAsync(Start + Duration.FromDays(1), None)).IsNever);
    }

    [Fact]
    public async Task RunDue_HandlerThrows_IsAFailureOfThatDeadlineAlone()
    {
        InMemoryDeadlineStore store = new();
        await store.ReplaceAsync([new DeadlineSet("a", 1, [new Deadline("breach", Start)]), new DeadlineSet("b", 1, [new Deadline("breach", Start)])], None);
        Recorder handler = new() { Before = static d => d.Timer == "a" ? throw new IOException("no route") : Task.CompletedTask };
        Assert.Equal(new DeadlineRun(1, 1, 0), await Scheduler(store, handler, new StillTime(Start)).RunDueAsync(None));
    }

    [Fact]
    public async Task RunDue_FailsAsOftenAsAllowed_IsADeadLetterThatCanBeRetried()
    {
        InMemoryDeadlineStore store = new();
        await store.ReplaceAsync("t", 1, [new Deadline("breach", Start)], None);
        StillTime time = new(Start);
        Recorder handler = new() { Answer = Result.Error("no such address") };
        DeadlineScheduler scheduler = new(store, handler, time, new DeadlineSchedulerOptions { Worker = "w", MaxFailures = 3 });
        DeadlineRun all = default;
        for (int i = 0; i < 9; i++, time.Now += Duration.FromHours(1)) all += await scheduler.RunDueAsync(None);
        Assert.Equal(new DeadlineRun(0, 2, 0, 1), all);
        DeadLetter dead = Assert.Single(await store.DeadLettersAsync(5, None));
        Assert.Equal((3, Start + Duration.FromHours(2)), (dead.Failures, dead.BuriedAt));
        Assert.Contains("no such address", dead.Error, StringComparison.Ordinal);
        handler.Answer = Result.Success();
        await store.RetryAsync([dead.Deadline.EffectKey], time.Now, None);
        Assert.Equal(new DeadlineRun(1, 0, 0), await scheduler.RunDueAsync(None));
    }

    [Fact]
    public void Options_Defaults_BuryAfterFortyThreeMinutes()
    {
        DeadlineSchedulerOptions options = new() { Worker = "w" };
        ClaimedDeadline deadline = new("t", 1, "breach", Start, 1);
        Instant now = Start;
        while (options.After(deadline, "x", now).AvailableAt.TryGetInstant(out Instant next))
        {
            now = next;
            deadline = deadline with { Failures = deadline.Failures + 1 };
        }

        Assert.Equal((9, Duration.FromSeconds(5 * 511)), (deadline.Failures, now - Start));
        Assert.Equal(Duration.FromHours(1), (options with { MaxFailures = 99 }).After(deadline with { Failures = 50 }, "x", now).AvailableAt.Instant - now);
    }

    [Fact]
    public async Task RunDue_BatchHandler_WritesTogetherAndFindsTheOneThatFailsByHalving()
    {
        InMemoryDeadlineStore store = new();
        for (int i = 0; i < 64; i++) await store.ReplaceAsync($"t{i:00}", 1, [new Deadline("breach", Start)], None);
        BatchRecorder handler = new() { Fails = static d => d.Timer == "t37" };
        DeadlineScheduler scheduler = new(store, handler, new StillTime(Start), new DeadlineSchedulerOptions { Worker = "w" });
        Assert.Equal(new DeadlineRun(63, 1, 0), await scheduler.RunDueAsync(None));
        Assert.Equal(63, handler.Written.Distinct().Count());
        Assert.Equal([64, 32, 32], handler.Sizes.Take(3));
        Assert.True(handler.Sizes.Count <= 13, "two tries a halving");
    }

    [Fact]
    public async Task RunDue_StoppedInTheMiddle_MarksWhatTookEffectAndGivesTheRestBack()
    {
        InMemoryDeadlineStore store = new();
        for (int i = 0; i < 9; i++) await store.ReplaceAsync("t" + i, 1, [new Deadline("breach", Start)], None);
        using CancellationTokenSource stop = new();
        Recorder handler = new() { Before = d => d.Timer == "t3" ? stop.CancelAsync() : Task.CompletedTask };
        DeadlineScheduler scheduler = Scheduler(store, handler, new StillTime(Start));
        Assert.Equal(new DeadlineRun(4, 0, 0), await scheduler.RunDueAsync(stop.Token));
        // Nobody has to wait for the lease.
        IReadOnlyList<ClaimedDeadline> rest = await store.ClaimAsync("other", 20, Start, Duration.FromMinutes(1), None);
        Assert.Equal(["t4", "t5", "t6", "t7", "t8"], rest.Select(static d => d.Timer));
        Assert.All(rest, static d => Assert.Equal((2, 0), (d.Attempt, d.Failures)));
    }

    [Fact]
    public async Task RunDue_HandlerThatIsStopped_IsNoFailure()
    {
        InMemoryDeadlineStore store = new();
        await store.ReplaceAsync("t", 1, [new Deadline("breach", Start)], None);
        using CancellationTokenSource stop = new();
        Recorder one = new()
        {
            Before = async _ =>
            {
                await stop.CancelAsync();
                stop.Token.ThrowIfCancellationRequested();
            },
        };
        Assert.Equal(default, await Scheduler(store, one, new StillTime(Start)).RunDueAsync(stop.Token));
        using CancellationTokenSource stopToo = new();
        BatchRecorder many = new()
        {
            Fails = _ =>
            {
                stopToo.Cancel();
                throw new OperationCanceledException(stopToo.Token);
            },
        };
        DeadlineScheduler together = new(store, many, new StillTime(Start), new DeadlineSchedulerOptions { Worker = "w" });
        Assert.Equal(default, await together.RunDueAsync(stopToo.Token));
        ClaimedDeadline again = Assert.Single(await store.ClaimAsync("other", 2, Start, Duration.FromMinutes(1), None));
        Assert.Equal((3, 0), (again.Attempt, again.Failures));
    }

    [Fact]
    public async Task RunDue_BatchSlowerThanTheLease_MarksInPartsAndLeavesTheRestToOthers()
    {
        InMemoryDeadlineStore store = new();
        for (int i = 0; i < 10; i++) await store.ReplaceAsync("t" + i, 1, [new Deadline("breach", Start)], None);
        StillTime time = new(Start);
        List<int> open = [];
        Recorder handler = new()
        {
            Before = async d =>
            {
                open.Add((await store.UpcomingAsync(Start + Duration.FromDays(1), 99, None)).Count);
                time.Now += Duration.FromSeconds(11);
            },
        };
        DeadlineScheduler scheduler = Scheduler(store, handler, time);
        // Six fit into a minute; the other four run out and are claimed again by the next round.
        Assert.Equal(new DeadlineRun(10, 0, 4), await scheduler.RunDueAsync(None));
        Assert.Equal(10, handler.Seen.DistinctBy(static d => d.EffectKey).Count());
    }

    [Fact]
    public async Task Run_UntilStopped_FiresEachInItsMillisecondAndNeverEarly()
    {
        InMemoryDeadlineStore store = new();
        Random random = new(5);
        Instant[] due = [.. Enumerable.Range(0, 200).Select(_ => Start + Duration.FromTicks(random.NextInt64(40 * NodaConstants.TicksPerMinute)))];
        for (int i = 0; i < due.Length; i++) await store.ReplaceAsync("t" + i, 1, [new Deadline("breach", due[i])], None);
        using CancellationTokenSource stop = new();
        StillTime time = new(Start) { AdvanceOnSleep = true };
        List<Duration> late = [];
        Recorder handler = new()
        {
            Before = d =>
            {
                late.Add(time.Now - d.DueAt);
                return late.Count == due.Length ? stop.CancelAsync() : Task.CompletedTask;
            },
        };
        await Scheduler(store, handler, time).RunAsync(stop.Token);
        Assert.Equal(due.Length, late.Count);
        Assert.InRange(late.Min(), Duration.Zero, Duration.FromMilliseconds(1));
        Assert.InRange(late.Max(), Duration.Zero, Duration.FromMilliseconds(2));
    }

    [Fact]
    public async Task Run_DeadlineStoredBySomebodyElseWhileItSleeps_FiresAfterMaxSleepAtTheLatestAndOnTimeIfExpected()
    {
        Assert.Equal(Duration.FromMilliseconds(600), await LatenessOfOneStoredWhileSleeping(expected: false));
        Assert.Equal(Duration.Zero, await LatenessOfOneStoredWhileSleeping(expected: true));
    }

    [Fact]
    public async Task Run_StartedAnewOverTheSameStore_GoesOnWhereItWas()
    {
        InMemoryDeadlineStore store = new();
        for (int i = 0; i < 10; i++) await store.ReplaceAsync("t" + i, 1, [new Deadline("breach", Start + Duration.FromMinutes(i))], None);
        StillTime time = new(Start) { AdvanceOnSleep = true };
        List<string> seen = [];
        for (int round = 0; round < 2; round++)
        {
            using CancellationTokenSource stop = new();
            Recorder handler = new() { Before = d => { seen.Add(d.Timer); return seen.Count % 5 == 0 ? stop.CancelAsync() : Task.CompletedTask; } };
            await Scheduler(store, handler, time, worker: "w" + round).RunAsync(stop.Token);
        }

        Assert.Equal(Enumerable.Range(0, 10).Select(static i => "t" + i), seen);
    }

    [Fact]
    public async Task RunDue_WhatHappens_IsOnTheMeterAndInAnActivity()
    {
        Dictionary<string, double> seen = [];
        using MeterListener listener = new();
        listener.InstrumentPublished = (instrument, self) =>
        {
            if (instrument.Meter.Name == "Crm.Sla") self.EnableMeasurementEvents(instrument);
        };
        listener.SetMeasurementEventCallback<long>((instrument, count, _, _) => seen[instrument.Name] = seen.GetValueOrDefault(instrument.Name) + count);
        listener.SetMeasurementEventCallback<double>((instrument, value, _, _) => seen[instrument.Name] = Math.Max(value, seen.GetValueOrDefault(instrument.Name)));
        listener.Start();
        List<string> activities = [];
        using ActivityListener tracing = new()
        {
            ShouldListenTo = static source => source.Name == "Crm.Sla",
            Sample = static (ref ActivityCreationOptions<ActivityContext> _) => ActivitySamplingResult.AllData,
            ActivityStopped = activity => activities.Add($"{activity.OperationName} {activity.GetTagItem("crm.sla.done")}"),
        };
        ActivitySource.AddActivityListener(tracing);

        InMemoryDeadlineStore store = new();
        foreach (string timer in new[] { "left", "bad", "good" }) await store.ReplaceAsync(timer, 1, [new Deadline("breach", Start)], None);
        // Somebody claims one and dies.
        Assert.Single(await store.ClaimAsync("dead", 1, Start, Duration.FromSeconds(1), None));
        Recorder handler = new() { Before = static d => d.Timer == "bad" ? throw new IOException("no route") : Task.CompletedTask };
        await new DeadlineScheduler(store, handler, new StillTime(Start + Duration.FromSeconds(7)), new DeadlineSchedulerOptions { Worker = "w", MaxFailures = 1 }).RunDueAsync(None);
        Assert.Equal((2, 1, 1, 7.0), (seen["crm.sla.deadlines.done"], seen["crm.sla.deadlines.dead"], seen["crm.sla.deadlines.reclaimed"], seen["crm.sla.deadlines.lateness"]));
        Assert.Equal(["crm.sla.deadlines.batch 2"], activities);
    }

    [Fact]
    public void DeadlinesOf_RunningTimer_AreItsThresholdsToComeAndItsBreach()
    {
        TimerTerms terms = new(Duration.FromHours(2), BusinessCalendar.AlwaysOpen()) { Thresholds = [SlaThreshold.AtPercent(25), SlaThreshold.AtPercent(75)] };
        SlaTimer timer = SlaTimer.Attach(Start, terms);
        Assert.Equal([new Deadline("75 %", Start + Duration.FromMinutes(90)), new Deadline("breach", Start + Duration.FromHours(2))],
            TimerDeadlines.Of(timer.At(Start + Duration.FromHours(1))));
        SlaTimer paused = timer.Apply(new TimerFact(Start + Duration.FromHours(1), TimerFactKind.Pause)).Value;
        Assert.Empty(TimerDeadlines.Of(paused.At(Start + Duration.FromHours(1))));
    }

    private static async Task<Duration> LatenessOfOneStoredWhileSleeping(bool expected)
    {
        InMemoryDeadlineStore store = new();
        using CancellationTokenSource stop = new();
        StillTime time = new(Start) { AdvanceOnSleep = true };
        Duration late = Duration.MaxValue;
        Recorder handler = new()
        {
            Before = d =>
            {
                late = time.Now - d.DueAt;
                return stop.CancelAsync();
            },
        };
        DeadlineScheduler scheduler = Scheduler(store, handler, time);
        Instant due = Start + Duration.FromMilliseconds(400);
        time.WhenSleeping = async () =>
        {
            await store.ReplaceAsync("t", 1, [new Deadline("breach", due)], None);
            if (expected) scheduler.Expect(due);
            return expected;
        };
        await scheduler.RunAsync(stop.Token);
        return late;
    }

    private static DeadlineScheduler Scheduler(IDeadlineStore store, IDeadlineHandler handler, TimeProvider time, int batch = 500, string worker = "w") =>
        new(store, handler, time, new DeadlineSchedulerOptions { Worker = worker, Batch = batch });

    /// <summary>A store whose worker dies before it can mark anything.</summary>
    private sealed class DyingStore(IDeadlineStore store) : IDeadlineStore
    {
        public bool IsDying { get; set; }

        public Task<IReadOnlyList<string>> ReplaceAsync(IReadOnlyCollection<DeadlineSet> sets, CancellationToken cancellationToken) => store.ReplaceAsync(sets, cancellationToken);

        public Task<IReadOnlyList<ClaimedDeadline>> ClaimAsync(string worker, int max, Instant now, Duration lease, CancellationToken cancellationToken) =>
            store.ClaimAsync(worker, max, now, lease, cancellationToken);

        public Task<Result<IReadOnlyList<string>>> CompleteAsync(
            string worker, IReadOnlyCollection<ClaimedDeadline> done, Instant now,
            Func<IReadOnlyList<ClaimedDeadline>, CancellationToken, Task<Result>>? effect, CancellationToken cancellationToken) =>
            IsDying ? throw new IOException("power cut") : store.CompleteAsync(worker, done, now, effect, cancellationToken);

        public Task<IReadOnlyList<string>> ReleaseAsync(string worker, IReadOnlyCollection<DeadlineRelease> released, Instant now, CancellationToken cancellationToken) =>
            store.ReleaseAsync(worker, released, now, cancellationToken);

        public Task<IReadOnlyList<Instant>> UpcomingAsync(Instant until, int max, CancellationToken cancellationToken) => store.UpcomingAsync(until, max, cancellationToken);

        public Task<IReadOnlyList<DeadLetter>> DeadLettersAsync(int max, CancellationToken cancellationToken) => store.DeadLettersAsync(max, cancellationToken);

        public Task<IReadOnlyList<string>> RetryAsync(IReadOnlyCollection<string> effectKeys, Instant now, CancellationToken cancellationToken) =>
            store.RetryAsync(effectKeys, now, cancellationToken);

        public Task<int> PurgeAsync(Instant before, CancellationToken cancellationToken) => store.PurgeAsync(before, cancellationToken);
    }

    private sealed class BatchRecorder : IDeadlineBatchHandler
    {
        public List<string> Written { get; } = [];

        public List<int> Sizes { get; } = [];

        public Func<ClaimedDeadline, bool> Fails { get; init; } = static _ => false;

        public Task<Result> HandleAsync(IReadOnlyList<ClaimedDeadline> deadlines, CancellationToken cancellationToken)
        {
            Sizes.Add(deadlines.Count);
            if (deadlines.Any(Fails)) return Task.FromResult(Result.Error("one of them cannot be written"));
            Written.AddRange(deadlines.Select(static d => d.EffectKey));
            return Task.FromResult(Result.Success());
        }
    }

    private sealed class Recorder : IDeadlineHandler
    {
        public List<ClaimedDeadline> Seen { get; } = [];

        public Result Answer { get; set; } = Result.Success();

        public Func<ClaimedDeadline, Task> Before { get; init; } = static _ => Task.CompletedTask;

        public async Task<Result> HandleAsync(ClaimedDeadline deadline, CancellationToken cancellationToken)
        {
            await Before(deadline);
            Seen.Add(deadline);
            return Answer;
        }
    }

    /// <summary>A clock that a test moves; a sleep moves it too, if asked to.</summary>
    private sealed class StillTime(Instant now) : TimeProvider
    {
        public Instant Now { get; set; } = now;

        public bool AdvanceOnSleep { get; init; }

        /// <summary>What another thread does, once, while the scheduler sleeps; it says whether it has woken it. If not, the sleep goes on to its end.</summary>
        public Func<Task<bool>>? WhenSleeping { get; set; }

        public override DateTimeOffset GetUtcNow() => Now.ToDateTimeOffset();

        public override ITimer CreateTimer(TimerCallback callback, object? state, TimeSpan dueTime, TimeSpan period)
        {
            if (AdvanceOnSleep && dueTime > TimeSpan.Zero)
            {
                if (WhenSleeping is { } act)
                {
                    WhenSleeping = null;
                    ITimer asleep = base.CreateTimer(callback, state, Timeout.InfiniteTimeSpan, period);
                    _ = Task.Run(async () =>
                    {
                        if (await act()) return;
                        Now += Duration.FromTimeSpan(dueTime);
                        asleep.Change(TimeSpan.Zero, period);
                    });
                    return asleep;
                }

                Now += Duration.FromTimeSpan(dueTime);
                return base.CreateTimer(callback, state, TimeSpan.Zero, period);
            }

            return base.CreateTimer(callback, state, dueTime, period);
        }
    }
}
