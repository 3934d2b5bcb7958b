using BenchmarkDotNet.Attributes;
using Crm.Sla;
using NodaTime;

namespace Crm.Benchmarks.Sla;

/// <summary>Business time both ways, on Monday to Friday 09:00 to 17:00 in New York with ten holidays a year: the span must not matter.</summary>
[MemoryDiagnoser]
public class CalendarBenchmarks
{
    private static readonly BusinessCalendar Calendar = Definition().Compile().Value;
    private static readonly Instant Start = Instant.FromUtc(2020, 1, 6, 15, 0);
    private Instant _end;
    private Duration _amount;

    /// <summary>The span in days; a week of it has forty business hours.</summary>
    [Params(1, 30, 365, 3650)]
    public int Days { get; set; }

    /// <summary>Sets the ends.</summary>
    [GlobalSetup]
    public void Setup()
    {
        _end = Start + Duration.FromDays(Days);
        _amount = Duration.FromHours(Days == 1 ? 8 : Days * 40 / 7);
    }

    /// <summary>The business time of the span.</summary>
    [Benchmark]
    public Duration Between() => Calendar.Between(Start, _end);

    /// <summary>When as much business time is used up.</summary>
    [Benchmark]
    public Moment Add() => Calendar.Add(Start, _amount);

    internal static BusinessCalendarBuilder Definition() => new BusinessCalendarBuilder("office", "America/New_York")
        .Weekly(BusinessCalendarBuilder.MondayToFriday, "09:00", "17:00").Holidays(CountryHolidays.Find("US")!);
}
