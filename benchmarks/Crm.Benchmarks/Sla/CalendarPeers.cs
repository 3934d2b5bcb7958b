using System.Diagnostics;
using System.Text.Json;
using Crm.Sla;
using NodaTime;
using NodaTime.Text;

namespace Crm.Benchmarks.Sla;

/// <summary>
/// Our side of <c>benchmarks/peers/sla/calendars</c>: times and answers as JSON, for the script that runs the npm packages on the same questions.
/// The day walk is what one writes on NodaTime without a library: date by date, each window mapped to instants.
/// </summary>
internal static class CalendarPeers
{
    private static readonly DateTimeZone Zone = DateTimeZoneProviders.Tzdb["America/New_York"];
    private static readonly Instant Start = Instant.FromUtc(2020, 1, 6, 15, 0);
    private static long _sink;

    /// <summary>Ten holidays a year, the day off each, 2010 to 2035.</summary>
    private static readonly HashSet<LocalDate> Holidays = [.. Enumerable.Range(2010, 26).SelectMany(static year =>
        CountryHolidays.Find("US")!.Rules.Where(static r => r.Name != "Juneteenth").Select(r => r.ObservedIn(year)!.Value))];

    internal static void Run()
    {
        using Stream output = Console.OpenStandardOutput();
        BusinessCalendarDefinition definition = new BusinessCalendarBuilder("office", Zone.Id).Weekly(BusinessCalendarBuilder.MondayToFriday, "09:00", "17:00").Holidays(Holidays).Define();
        BusinessCalendar flat = BusinessCalendar.Compile(definition).Value, compact = BusinessCalendar.Compile(definition, new CalendarOptions { Form = CalendarForm.Compact }).Value;
        // Compiled for one year that no question touches, and grown on the first question.
        BusinessCalendar beyond = BusinessCalendar.Compile(definition, new CalendarOptions { CompiledFrom = new LocalDate(2010, 1, 1), CompiledTo = new LocalDate(2011, 1, 1) }).Value;
        using Utf8JsonWriter json = new(output);
        json.WriteStartObject();
        json.WriteStartArray("holidays");
        foreach (LocalDate holiday in Holidays.Order()) json.WriteStringValue(LocalDatePattern.Iso.Format(holiday));
        json.WriteEndArray();
        json.WriteStartArray("cases");
        foreach ((string name, int days) in new[] { ("1 day", 1), ("30 days", 30), ("1 year", 365), ("10 years", 3650) })
        {
            Instant end = Start + Duration.FromDays(days);
            json.WriteStartObject();
            json.WriteString("name", "between " + name);
            json.WriteString("operation", "between");
            json.WriteNumber("start", Start.ToUnixTimeMilliseconds());
            json.WriteNumber("end", end.ToUnixTimeMilliseconds());
            json.WriteNumber("answer", Agreed(flat.Between(Start, end), compact.Between(Start, end), beyond.Between(Start, end), Walk(Start, end)).TotalSeconds);
            json.WriteNumber("flat", Time(() => flat.Between(Start, end).BclCompatibleTicks));
            json.WriteNumber("compact", Time(() => compact.Between(Start, end).BclCompatibleTicks));
            json.WriteNumber("beyond", Time(() => beyond.Between(Start, end).BclCompatibleTicks));
            json.WriteNumber("walk", Time(() => Walk(Start, end).BclCompatibleTicks));
            json.WriteEndObject();
        }

        foreach (int hours in new[] { 8, 168, 2_008, 20_000 })
        {
            Duration amount = Duration.FromHours(hours);
            json.WriteStartObject();
            json.WriteString("name", $"add {hours} h");
            json.WriteString("operation", "add");
            json.WriteNumber("start", Start.ToUnixTimeMilliseconds());
            json.WriteNumber("hours", hours);
            json.WriteNumber("answer", Agreed(flat.Add(Start, amount).Instant, compact.Add(Start, amount).Instant, beyond.Add(Start, amount).Instant, Walk(Start, amount)).ToUnixTimeMilliseconds());
            json.WriteNumber("flat", Time(() => flat.Add(Start, amount).Instant.ToUnixTimeTicks()));
            json.WriteNumber("compact", Time(() => compact.Add(Start, amount).Instant.ToUnixTimeTicks()));
            json.WriteNumber("beyond", Time(() => beyond.Add(Start, amount).Instant.ToUnixTimeTicks()));
            json.WriteNumber("walk", Time(() => Walk(Start, amount).ToUnixTimeTicks()));
            json.WriteEndObject();
        }

        json.WriteEndArray();
        WriteNights(json);
        json.WriteEndObject();
    }

    private static void WriteNights(Utf8JsonWriter json)
    {
        json.WriteStartArray("nights");
        foreach ((string night, LocalDate date) in new[] { ("spring", new LocalDate(2024, 3, 10)), ("autumn", new LocalDate(2024, 11, 3)) })
        {
            foreach ((string open, string close) in new[] { ("00:00", "24:00"), ("01:00", "05:00"), ("02:10", "02:50"), ("02:30", "04:00"), ("01:30", "04:00") })
            {
                BusinessCalendar calendar = new BusinessCalendarBuilder("night", Zone.Id).Weekly(BusinessCalendarBuilder.EveryDay, open, close).Compile().Value;
                Instant start = Zone.AtStartOfDay(date).ToInstant(), end = Zone.AtStartOfDay(date.PlusDays(1)).ToInstant();
                json.WriteStartObject();
                json.WriteString("name", $"{open}-{close}, {night}");
                json.WriteString("open", open);
                json.WriteString("close", close);
                json.WriteNumber("start", start.ToUnixTimeMilliseconds());
                json.WriteNumber("end", end.ToUnixTimeMilliseconds());
                json.WriteNumber("answer", calendar.Between(start, end).TotalSeconds);
                json.WriteEndObject();
            }
        }

        json.WriteEndArray();
    }

    /// <summary>Times mean nothing where answers differ.</summary>
    private static T Agreed<T>(params T[] answers) =>
        answers.Distinct().Count() == 1 ? answers[0] : throw new InvalidOperationException("The answers differ: " + string.Join(", ", answers));

    private static Duration Walk(Instant from, Instant to)
    {
        Duration open = Duration.Zero;
        for (LocalDate date = from.InZone(Zone).Date; ; date = date.PlusDays(1))
        {
            if (date.DayOfWeek > IsoDayOfWeek.Friday || Holidays.Contains(date)) continue;
            (Instant opens, Instant closes) = Hours(date);
            if (opens >= to) return open;
            Instant start = Instant.Max(from, opens), end = Instant.Min(to, closes);
            if (start < end) open += end - start;
        }
    }

    private static Instant Walk(Instant from, Duration amount)
    {
        for (LocalDate date = from.InZone(Zone).Date; ; date = date.PlusDays(1))
        {
            if (date.DayOfWeek > IsoDayOfWeek.Friday || Holidays.Contains(date)) continue;
            (Instant opens, Instant closes) = Hours(date);
            Instant start = Instant.Max(from, opens);
            if (start >= closes) continue;
            if (closes - start >= amount) return start + amount;
            amount -= closes - start;
        }
    }

    private static (Instant Opens, Instant Closes) Hours(LocalDate date) =>
        (date.At(new LocalTime(9, 0)).InZoneLeniently(Zone).ToInstant(), date.At(new LocalTime(17, 0)).InZoneLeniently(Zone).ToInstant());

    /// <summary>Nanoseconds a call: the best of five rounds of about 50 ms, after a warm-up of 150 ms.</summary>
    private static double Time(Func<long> call)
    {
        Stopwatch clock = Stopwatch.StartNew();
        long calls = 0;
        for (; clock.ElapsedMilliseconds < 150; calls++) _sink += call() & 1;
        int repeats = (int)Math.Max(1, calls / 3);
        double best = double.MaxValue;
        for (int round = 0; round < 5; round++)
        {
            clock.Restart();
            for (int i = 0; i < repeats; i++) _sink += call() & 1;
            best = Math.Min(best, clock.Elapsed.TotalNanoseconds / repeats);
        }

        return best;
    }
}
