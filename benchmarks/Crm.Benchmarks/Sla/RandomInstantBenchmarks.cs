using BenchmarkDotNet.Attributes;
using Crm.Sla;
using NodaTime;

namespace Crm.Benchmarks.Sla;

/// <summary>As <see cref="CalendarBenchmarks"/>, at random instants of ten years, so that no cache is warm; and what a calendar costs to make.</summary>
[MemoryDiagnoser]
public class RandomInstantBenchmarks
{
    private const int Count = 100_000;
    private static readonly BusinessCalendar Calendar = CalendarBenchmarks.Definition().Compile().Value;
    private static readonly BusinessCalendarDefinition Definition = CalendarBenchmarks.Definition().Define();
    private readonly Instant[] _from = new Instant[Count];
    private readonly Instant[] _to = new Instant[Count];
    private readonly Duration[] _amounts = new Duration[Count];
    private readonly Duration[] _durations = new Duration[Count];
    private readonly Moment[] _moments = new Moment[Count];

    /// <summary>Draws the instants.</summary>
    [GlobalSetup]
    public void Setup()
    {
        Random random = new(1);
        Instant start = Instant.FromUtc(2020, 1, 1, 0, 0);
        for (int i = 0; i < Count; i++)
        {
            _from[i] = start + Duration.FromSeconds(random.Next(315_360_000));
            _to[i] = start + Duration.FromSeconds(random.Next(315_360_000));
            _amounts[i] = Duration.FromMinutes(random.Next(10_000));
        }
    }

    /// <summary>A batch of pairs.</summary>
    [Benchmark(OperationsPerInvoke = Count)]
    public void Between() => Calendar.Between(_from, _to, _durations);

    /// <summary>A batch of deadlines.</summary>
    [Benchmark(OperationsPerInvoke = Count)]
    public void Add() => Calendar.Add(_from, _amounts, _moments);

    /// <summary>A calendar of thirty years.</summary>
    [Benchmark]
    public BusinessCalendar Compile() => BusinessCalendar.Compile(Definition).Value;
}
