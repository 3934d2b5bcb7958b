using System.Diagnostics;
using System.Globalization;
using Crm.Primitives;
using Crm.Sla;
using NodaTime;
using Quartz;

namespace Crm.Benchmarks.Sla;

/// <summary>Quartz in memory beside our wheel and beside our scheduler in memory: one-shot timers, scheduled, cancelled and fired, in one run.</summary>
internal static class FiringPeers
{
    private const int QuartzCount = 20_000;
    private const int SchedulerCount = 200_000;
    private const int WheelCount = 2_000_000;

    internal static async Task RunAsync()
    {
        // The first round compiles the code, the second counts.
        await QuartzAsync(2_000);
        await SchedulerAsync(2_000);
        Wheel(2_000);
        double[] quartz = await QuartzAsync(QuartzCount), scheduler = await SchedulerAsync(SchedulerCount), wheel = Wheel(WheelCount);
        Console.WriteLine($"Quartz {typeof(IScheduler).Assembly.GetName().Version?.ToString(3)} in memory with {QuartzCount:#,##0} triggers; ours with {SchedulerCount:#,##0} deadlines and {WheelCount:#,##0} timers. Microseconds for one.");
        Console.WriteLine();
        Console.WriteLine("| | Quartz | DeadlineScheduler, store in memory | ratio | TimingWheel | ratio |");
        Console.WriteLine("|---|---|---|---|---|---|");
        string[] names = ["schedule", "unschedule", "fire"];
        for (int i = 0; i < names.Length; i++)
        {
            Console.WriteLine(string.Create(CultureInfo.InvariantCulture,
                $"| {names[i]} | {quartz[i]:0.00} | {scheduler[i]:0.000} | {quartz[i] / scheduler[i]:#,##0} | {wheel[i]:0.0000} | {quartz[i] / wheel[i]:#,##0} |"));
        }
    }

    private static async Task<double[]> QuartzAsync(int count)
    {
        IScheduler scheduler = await QuartzSchedulerBuilder.Create(static quartz =>
        {
            quartz.UseInMemoryStore();
            quartz.UseDefaultThreadPool(Environment.ProcessorCount);
        }).BuildScheduler();
        await scheduler.Start();
        IJobDetail job = JobBuilder.Create<CountingJob>().WithIdentity("job").StoreDurably().Build();
        await scheduler.AddJob(job, AddJobOptions.Replacing);
        DateTimeOffset far = DateTimeOffset.UtcNow.AddDays(1);
        Stopwatch watch = Stopwatch.StartNew();
        for (int i = 0; i < count; i++) await scheduler.ScheduleJob(Trigger(i, far));
        double schedule = PerOne(watch, count);
        watch.Restart();
        for (int i = 0; i < count; i++) await scheduler.UnscheduleJob(new TriggerKey(Name(i)));
        double unschedule = PerOne(watch, count);

        await scheduler.Standby();
        CountingJob.Expect(count);
        DateTimeOffset now = DateTimeOffset.UtcNow;
        for (int i = 0; i < count; i++) await scheduler.ScheduleJob(Trigger(i, now));
        watch.Restart();
        await scheduler.Start();
        await CountingJob.All;
        double fire = PerOne(watch, count);
        await scheduler.Shutdown();
        return [schedule, unschedule, fire];

        static ITrigger Trigger(int i, DateTimeOffset at) => TriggerBuilder.Create().WithIdentity(Name(i)).ForJob("job").StartAt(at).Build();
    }

    private static async Task<double[]> SchedulerAsync(int count)
    {
        InMemoryDeadlineStore store = new();
        Instant due = Instant.FromUtc(2026, 3, 1, 9, 30);
        Stopwatch watch = Stopwatch.StartNew();
        for (int i = 0; i < count; i++) await store.ReplaceAsync(Name(i), 1, [new Deadline("breach", due + Duration.FromTicks(i))], CancellationToken.None);
        double schedule = PerOne(watch, count);
        watch.Restart();
        for (int i = 0; i < count; i++) await store.ReplaceAsync(Name(i), 2, [], CancellationToken.None);
        double unschedule = PerOne(watch, count);
        for (int i = 0; i < count; i++) await store.ReplaceAsync(Name(i), 3, [new Deadline("breach", due + Duration.FromTicks(i))], CancellationToken.None);
        CountingHandler handler = new();
        DeadlineScheduler scheduler = new(store, handler, TimeProvider.System, new DeadlineSchedulerOptions { Worker = "w" });
        watch.Restart();
        await scheduler.RunDueAsync(CancellationToken.None);
        double fire = PerOne(watch, count);
        return handler.Count == count ? [schedule, unschedule, fire] : throw new InvalidOperationException($"{handler.Count} of {count} have fired");
    }

    private static double[] Wheel(int count)
    {
        TimingWheel wheel = new();
        Stopwatch watch = Stopwatch.StartNew();
        for (int i = 0; i < count; i++) wheel.Schedule(1 + (i % 86_400));
        double schedule = PerOne(watch, count);
        watch.Restart();
        for (int i = 0; i < count; i++) wheel.Cancel(i);
        double unschedule = PerOne(watch, count);
        for (int i = 0; i < count; i++) wheel.Schedule(1 + (i % 86_400));
        List<int> fired = new(count);
        watch.Restart();
        for (int tick = 1; tick <= 86_400; tick++) wheel.Advance(tick, fired);
        double fire = PerOne(watch, count);
        return fired.Count == count ? [schedule, unschedule, fire] : throw new InvalidOperationException($"{fired.Count} of {count} have fired");
    }

    private static string Name(int i) => i.ToString(CultureInfo.InvariantCulture);

    private static double PerOne(Stopwatch watch, int count) => watch.Elapsed.TotalMicroseconds / count;

    private sealed class CountingHandler : IDeadlineHandler
    {
        public int Count { get; private set; }

        public Task<Result> HandleAsync(ClaimedDeadline deadline, CancellationToken cancellationToken)
        {
            Count++;
            return Task.FromResult(Result.Success());
        }
    }

    private sealed class CountingJob : IJob
    {
        private static int _left;
        private static TaskCompletionSource _all = new();

        public static Task All => _all.Task;

        public static void Expect(int count)
        {
            _left = count;
            _all = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        }

        public ValueTask Execute(IJobExecutionContext context, CancellationToken cancellationToken)
        {
            if (Interlocked.Decrement(ref _left) == 0) _all.SetResult();
            return ValueTask.CompletedTask;
        }
    }
}
