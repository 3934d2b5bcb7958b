using BenchmarkDotNet.Attributes;
using Crm.Sla;
using NodaTime;

namespace Crm.Benchmarks.Sla;

/// <summary>As <see cref="CalendarBenchmarks"/>, at random instants of ten years, so that no cache is warm; and what a calendar costs to make.</summary>
[MemoryDiagnoser]
public class RandomInstantBenchmarks
{
    private const int Count = 100_000;
    private BusinessCalendarDefinition _definition = null!;
    private BusinessCalendar _calendar = null!;
    private readonly Instant[] _from = new Instant[Count];
    private readonly Instant[] _to = new Instant[Count];
    private readonly Duration[] _amounts = new Duration[Count];
    private readonly Duration[] _durations = new Duration[Count];
    private readonly Moment[] _moments = new Moment[Count];

    /// <summary>One window a day, or two with a lunch break.</summary>
    [Params(1, 2)]
    public int Windows { get; set; }

    /// <summary>Compiles the calendar and draws the instants.</summary>
    [GlobalSetup]
    public void Setup()
    {
        _definition = CalendarMeasurement.Definition(Windows == 2);
        _calendar = BusinessCalendar.Compile(_definition).Value;
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
    public void Between() => _calendar.Between(_from, _to, _durations);

    /// <summary>A batch of deadlines.</summary>
    [Benchmark(OperationsPerInvoke = Count)]
    public void Add() => _calendar.Add(_from, _amounts, _moments);

    /// <summary>A calendar of thirty years.</summary>
    [Benchmark]
    public BusinessCalendar Compile() => BusinessCalendar.Compile(_definition).Value;
}
