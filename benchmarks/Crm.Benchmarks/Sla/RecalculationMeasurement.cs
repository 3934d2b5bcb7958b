using System.Diagnostics;
using System.Globalization;
using Crm.Sla;
using NodaTime;

namespace Crm.Benchmarks.Sla;

/// <summary>A forgotten holiday for a million open timers, the first time in a process and then again: what a host pays that does it once.</summary>
internal static class RecalculationMeasurement
{
    internal static void Run()
    {
        SlaTimer[] timers = RecalculationBenchmarks.Timers(1_000_000);
        GC.Collect();
        Print("round  preview: CPU  alone   apply: CPU  alone   collections   moved");
        for (int round = 1; round <= 6; round++)
        {
            CalendarChange change = new(RecalculationBenchmarks.Old, RecalculationBenchmarks.New);
            int collections = GC.CollectionCount(0);
            (double previewCpu, double previewAlone, RecalculationPreview preview) = Timed(() => change.Preview(timers, RecalculationBenchmarks.AsOf));
            (double applyCpu, double applyAlone, IReadOnlyList<SlaTimer> applied) = Timed(() => change.Apply(timers));
            Print(string.Create(CultureInfo.InvariantCulture,
                $"{round,5}  {previewCpu,8:0.000} s  {previewAlone:0.000} s  {applyCpu,6:0.000} s  {applyAlone:0.000} s  {GC.CollectionCount(0) - collections,6}  {preview.Moved.Count,15:#,##0} of {applied.Count:#,##0}"));
            GC.Collect();
        }
    }

    /// <summary>Processor time of all threads, the compiler's and the collector's among them, and of the calling one by the clock.</summary>
    private static (double Cpu, double Alone, T Result) Timed<T>(Func<T> work)
    {
        using Process process = Process.GetCurrentProcess();
        TimeSpan before = process.TotalProcessorTime;
        Stopwatch watch = Stopwatch.StartNew();
        T result = work();
        watch.Stop();
        process.Refresh();
        return ((process.TotalProcessorTime - before).TotalSeconds, watch.Elapsed.TotalSeconds, result);
    }

    private static void Print(string line) => Console.WriteLine(line);
}
