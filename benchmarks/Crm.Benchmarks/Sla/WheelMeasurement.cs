using System.Diagnostics;
using System.Globalization;
using Crm.Sla;

namespace Crm.Benchmarks.Sla;

/// <summary>Ten million live timers over thirty days of seconds: what they keep, what an operation takes, and that each fires on its tick.</summary>
internal static class WheelMeasurement
{
    private const int Count = 10_000_000;
    private const int Keyed = 2_000_000;
    private const int Ticks = 30 * 86_400;

    internal static void Run()
    {
        Random random = new(1);
        int[] due = new int[Count];
        for (int i = 0; i < Count; i++) due[i] = random.Next(1, Ticks);
        int[] inAnyOrder = new int[Count / 2];
        for (int i = 0; i < inAnyOrder.Length; i++) inAnyOrder[i] = 2 * i;
        random.Shuffle(inAnyOrder);
        // The code is compiled in full before it is measured.
        int[] few = [.. inAnyOrder.Where(static t => t < 200_000)];
        for (int i = 0; i < 8; i++)
        {
            Measure(due.AsSpan(0, 200_000), few, false);
            Thread.Sleep(100);
        }

        Measure(due, inAnyOrder, true);
        MeasureKeyed(due);
        MeasureMemory(Count / 5, false);
        MeasureMemory(Count, true);
    }

    private static void Measure(ReadOnlySpan<int> due, int[] inAnyOrder, bool print)
    {
        long before = GC.GetTotalMemory(true);
        Stopwatch watch = Stopwatch.StartNew();
        TimingWheel wheel = new();
        foreach (int tick in due) wheel.Schedule(tick);
        Print(print, $"schedule                        {Nanoseconds(watch, due.Length)}");
        long kept = GC.GetTotalMemory(true) - before;
        Print(print, string.Create(CultureInfo.InvariantCulture, $"kept by {due.Length:#,##0} timers     {kept / 1048576.0:0.0} MiB, {(double)kept / due.Length:0.00} B each"));

        watch.Restart();
        foreach (int timer in inAnyOrder) wheel.Cancel(timer);
        Print(print, $"cancel half of them, at random   {Nanoseconds(watch, inAnyOrder.Length)}");
        watch.Restart();
        foreach (int timer in inAnyOrder) wheel.Schedule(due[timer]);
        Print(print, $"schedule as many again           {Nanoseconds(watch, inAnyOrder.Length)}");
        MeasureTurnover(wheel, due, print);

        TimingWheel second = new();
        foreach (int tick in due) second.Schedule(tick);
        watch.Restart();
        for (int timer = 0; timer < due.Length; timer += 2) second.Cancel(timer);
        Print(print, $"cancel half of them, in order    {Nanoseconds(watch, due.Length / 2)}");

        List<int> fired = new(64);
        int count = 0, wrong = 0;
        watch.Restart();
        for (int tick = 1; tick <= Ticks; tick++)
        {
            fired.Clear();
            second.Advance(tick, fired);
            count += fired.Count;
            foreach (int timer in fired)
                if (due[timer] != tick) wrong++;
        }

        Print(print, $"fire the others tick by tick     {Nanoseconds(watch, count)}");
        Print(print, string.Create(CultureInfo.InvariantCulture, $"fired {count:#,##0}, {wrong} of them on a tick that is not theirs, {second.Count} left"));
        GC.KeepAlive(wheel);
    }

    /// <summary>Cancels a timer at random and schedules another, for long: what a busy desk does, with the clearing out of slots that it brings.</summary>
    private static void MeasureTurnover(TimingWheel wheel, ReadOnlySpan<int> due, bool print)
    {
        int[] live = [.. wheel.Pending()];
        new Random(3).Shuffle(live);
        TimeSpan cancelling = TimeSpan.Zero, scheduling = TimeSpan.Zero;
        const int Part = 10_000;
        for (int from = 0; from + Part <= live.Length; from += Part)
        {
            Span<int> part = live.AsSpan(from, Part);
            Stopwatch watch = Stopwatch.StartNew();
            foreach (int timer in part) wheel.Cancel(timer);
            cancelling += watch.Elapsed;
            watch.Restart();
            for (int i = 0; i < Part; i++) wheel.Schedule(due[from + i]);
            scheduling += watch.Elapsed;
        }

        Print(print, string.Create(CultureInfo.InvariantCulture,
            $"turnover of all of them          {cancelling.TotalNanoseconds / live.Length,6:0.0} ns to cancel, {scheduling.TotalNanoseconds / live.Length:0.0} ns to schedule; {wheel.Count:#,##0} live, {GC.GetTotalMemory(true) / 1048576.0:0} MiB in all"));
    }

    private static void MeasureKeyed(ReadOnlySpan<int> due)
    {
        string[] keys = new string[Keyed];
        for (int i = 0; i < Keyed; i++) keys[i] = i.ToString(CultureInfo.InvariantCulture);
        long before = GC.GetTotalMemory(true);
        Stopwatch watch = Stopwatch.StartNew();
        TimingWheel<string> wheel = new();
        for (int i = 0; i < Keyed; i++) wheel.Schedule(keys[i], due[i]);
        Print(true, $"with keys: schedule              {Nanoseconds(watch, Keyed)}");
        long kept = GC.GetTotalMemory(true) - before;
        Print(true, string.Create(CultureInfo.InvariantCulture, $"with keys: kept by {Keyed:#,##0}     {kept / 1048576.0:0.0} MiB, {(double)kept / Keyed:0.0} B each, the keys themselves not counted"));
        watch.Restart();
        for (int i = 0; i < Keyed; i += 2) wheel.Cancel(keys[i]);
        Print(true, $"with keys: cancel                {Nanoseconds(watch, Keyed / 2)}");
        GC.KeepAlive(wheel);
    }

    /// <summary>What the machine asks for a place in as much memory: one after the other, and many on their way at once.</summary>
    private static void MeasureMemory(int count, bool print)
    {
        // One cycle through all places, so that no place is read twice and each says which is next.
        (long Next, long Unused)[] places = new (long, long)[count];
        int[] order = [.. Enumerable.Range(0, count)];
        new Random(2).Shuffle(order);
        for (int i = 0; i < count; i++) places[order[i]].Next = order[(i + 1) % count];
        Stopwatch watch = Stopwatch.StartNew();
        long at = 0;
        for (int i = 0; i < count; i++) at = places[at].Next;
        Print(print, $"memory: a place after the other  {Nanoseconds(watch, count)}");
        watch.Restart();
        long sum = at;
        foreach (int place in order) sum ^= places[place].Next;
        Print(print, $"memory: places asked for at once {Nanoseconds(watch, count)}");
        GC.KeepAlive(sum);
    }

    private static string Nanoseconds(Stopwatch watch, int count) =>
        string.Create(CultureInfo.InvariantCulture, $"{watch.Elapsed.TotalNanoseconds / count,6:0.0} ns each");

    private static void Print(bool print, string line)
    {
        if (print) Console.WriteLine(line);
    }
}
