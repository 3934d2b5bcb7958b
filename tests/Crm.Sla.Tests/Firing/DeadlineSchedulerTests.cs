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
        InMemoryDeadlineStore store = new();
        for (int i = 0; i < 20; i++) await store.ReplaceAsync("t" + i, 1, [new Deadline("breach", Start)], None);
        HashSet<string> effects = [];
        int calls = 0;
        Recorder dying = new() { Before = d => { effects.Add(d.EffectKey); return ++calls == 7 ? throw new InvalidOperationException("power cut") : Task.CompletedTask; } };
        await Assert.ThrowsAsync<InvalidOperationException>(() => Scheduler(store, dying, new StillTime(Start), worker: "one").RunDueAsync(None));
        StillTime later = new(Start);
        Recorder other = new() { Before = d => { effects.Add(d.EffectKey); return Task.CompletedTask; } };
        DeadlineScheduler second = Scheduler(store, other, later, worker: "two");
        Assert.Equal(default, await second.RunDueAsync(None));
        later.Now = Start + Duration.FromMinutes(1);
        Assert.Equal(20, (await second.RunDueAsync(None)).Done);
        Assert.Equal(20, effects.Count);
        Assert.True((await store.NextDueAsync(None)).IsNever);
    }

    [Fact]
    public async Task Run_UntilStopped_SleepsUntilTheNextDeadline()
    {
        InMemoryDeadlineStore store = new();
        await store.ReplaceAsync("t", 1, [new Deadline("breach", Start + Duration.FromSeconds(3))], None);
        using CancellationTokenSource stop = new();
        StillTime time = new(Start) { AdvanceOnSleep = true };
        Recorder handler = new() { Before = _ => stop.CancelAsync() };
        await Scheduler(store, handler, time).RunAsync(stop.Token);
        Assert.Single(handler.Seen);
        Assert.Equal(Start + Duration.FromSeconds(3), time.Now);
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

    private static DeadlineScheduler Scheduler(IDeadlineStore store, IDeadlineHandler handler, TimeProvider time, int batch = 500, string worker = "w") =>
        new(store, handler, time, new DeadlineSchedulerOptions { Worker = worker, Batch = batch });

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

        public override DateTimeOffset GetUtcNow() => Now.ToDateTimeOffset();

        public override ITimer CreateTimer(TimerCallback callback, object? state, TimeSpan dueTime, TimeSpan period)
        {
            if (AdvanceOnSleep && dueTime > TimeSpan.Zero)
            {
                Now += Duration.FromTimeSpan(dueTime);
                return base.CreateTimer(callback, state, TimeSpan.Zero, period);
            }

            return base.CreateTimer(callback, state, dueTime, period);
        }
    }
}
