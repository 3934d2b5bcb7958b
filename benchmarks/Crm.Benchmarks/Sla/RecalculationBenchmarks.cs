using BenchmarkDotNet.Attributes;
using Crm.Sla;
using NodaTime;

namespace Crm.Benchmarks.Sla;

/// <summary>A holiday that was forgotten, for a million open timers of thirty days: seen before, and applied.</summary>
/// <remarks>In the process itself and few times, or it takes minutes. For the first time in a process see <see cref="RecalculationMeasurement"/>.</remarks>
[InProcess]
[WarmupCount(3)]
[IterationCount(10)]
[MemoryDiagnoser]
public class RecalculationBenchmarks
{
    private const int Count = 1_000_000;
    internal static readonly BusinessCalendar Old = CalendarBenchmarks.Definition().Compile().Value;
    internal static readonly BusinessCalendar New = CalendarBenchmarks.Definition().Holidays(new LocalDate(2026, 3, 17)).Compile().Value;
    internal static readonly Instant AsOf = Instant.FromUtc(2026, 3, 16, 12, 0);
    private readonly CalendarChange _change = new(Old, New);
    private SlaTimer[] _timers = [];

    /// <summary>Makes the timers: one in ten was paused once.</summary>
    [GlobalSetup]
    public void Setup() => _timers = Timers(Count);

    /// <summary>What would move.</summary>
    [Benchmark]
    public RecalculationPreview Preview() => _change.Preview(_timers, AsOf);

    /// <summary>The timers counted anew.</summary>
    [Benchmark]
    public IReadOnlyList<SlaTimer> Apply() => _change.Apply(_timers);

    /// <summary>Timers attached in the thirty days before the observation, of 1 to 80 business hours.</summary>
    internal static SlaTimer[] Timers(int count)
    {
        Random random = new(1);
        TimerTerms[] terms = [.. Enumerable.Range(1, 80).Select(static h => new TimerTerms(Duration.FromHours(h), Old))];
        SlaTimer[] timers = new SlaTimer[count];
        for (int i = 0; i < count; i++)
        {
            Instant start = AsOf - Duration.FromSeconds(random.Next(30 * 86_400));
            timers[i] = SlaTimer.Attach(start, terms[random.Next(terms.Length)]);
            if (i % 10 > 0) continue;
            Instant pause = start + Duration.FromSeconds(random.Next((int)(AsOf - start).TotalSeconds / 2));
            timers[i] = timers[i].Apply(new TimerFact(pause, TimerFactKind.Pause)).Value.Apply(new TimerFact(pause + ((AsOf - pause) / 2), TimerFactKind.Resume)).Value;
        }

        return timers;
    }
}
