using BenchmarkDotNet.Attributes;
using Crm.Sla;

namespace Crm.Benchmarks.Sla;

/// <summary>A million timers over thirty days of seconds: scheduled, half of them cancelled, the rest fired.</summary>
[MemoryDiagnoser]
public class WheelBenchmarks
{
    private const int Count = 1_000_000;
    private readonly long[] _due = new long[Count];

    /// <summary>Draws the ticks.</summary>
    [GlobalSetup]
    public void Setup()
    {
        Random random = new(1);
        for (int i = 0; i < Count; i++) _due[i] = random.Next(1, 30 * 86_400);
    }

    /// <summary>Scheduling alone.</summary>
    [Benchmark(OperationsPerInvoke = Count)]
    public int Schedule() => Filled().Count;

    /// <summary>Scheduling, cancelling every other, and thirty days of ticks one by one.</summary>
    [Benchmark(OperationsPerInvoke = Count)]
    public int ScheduleCancelFire()
    {
        TimingWheel wheel = Filled();
        for (int timer = 0; timer < Count; timer += 2) wheel.Cancel(timer);
        List<int> fired = new(Count);
        for (long tick = 1; tick <= 30 * 86_400; tick++) wheel.Advance(tick, fired);
        return fired.Count;
    }

    private TimingWheel Filled()
    {
        TimingWheel wheel = new();
        foreach (long due in _due) wheel.Schedule(due);
        return wheel;
    }
}
