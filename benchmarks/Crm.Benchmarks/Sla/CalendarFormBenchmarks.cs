using BenchmarkDotNet.Attributes;
using Crm.Sla;
using NodaTime;

namespace Crm.Benchmarks.Sla;

/// <summary>What the compact form costs, and what lies beyond the compiled span: the calendar of <see cref="CalendarBenchmarks"/> at random instants.</summary>
[MemoryDiagnoser]
public class CalendarFormBenchmarks
{
    private const int Count = 100_000;
    private readonly Instant[] _from = new Instant[Count];
    private readonly Instant[] _to = new Instant[Count];
    private readonly Duration[] _amounts = new Duration[Count];
    private readonly Duration[] _durations = new Duration[Count];
    private readonly Moment[] _moments = new Moment[Count];
    private BusinessCalendar _calendar = null!;

    /// <summary>Flat or compact within thirty years, or a flat one that is asked about the sixty years after.</summary>
    [Params("Flat", "Compact", "Beyond")]
    public string Form { get; set; } = "";

    /// <summary>Draws the instants and lays out what is beyond.</summary>
    [GlobalSetup]
    public void Setup()
    {
        _calendar = CalendarBenchmarks.Definition().Compile(new CalendarOptions { Form = Form == "Compact" ? CalendarForm.Compact : CalendarForm.Flat }).Value;
        Random random = new(1);
        Instant start = Instant.FromUtc(Form == "Beyond" ? 2060 : 2020, 1, 1, 0, 0);
        for (int i = 0; i < Count; i++)
        {
            _from[i] = start + Duration.FromSeconds(random.Next(315_360_000));
            _to[i] = start + Duration.FromSeconds(random.Next(315_360_000));
            _amounts[i] = Duration.FromMinutes(random.Next(10_000));
        }

        Add();
    }

    /// <summary>A batch of pairs.</summary>
    [Benchmark(OperationsPerInvoke = Count)]
    public void Between() => _calendar.Between(_from, _to, _durations);

    /// <summary>A batch of deadlines.</summary>
    [Benchmark(OperationsPerInvoke = Count)]
    public void Add() => _calendar.Add(_from, _amounts, _moments);
}
