using System.Globalization;
using Crm.Sla;
using NodaTime;

namespace Crm.Benchmarks.Sla;

/// <summary>What a thousand calendars of thirty years keep in memory, by form and hours, before and after the first question about business days.</summary>
internal static class CalendarMeasurement
{
    private const int Count = 1_000;

    internal static void Run()
    {
        foreach (CalendarForm form in Enum.GetValues<CalendarForm>())
            foreach (bool lunch in (bool[])[false, true])
                Measure(form, lunch);
    }

    private static void Measure(CalendarForm form, bool lunch)
    {
        BusinessCalendarDefinition definition = Definition(lunch);
        CalendarOptions options = new() { Form = form };
        // What the zone and the code remember is not the calendars'.
        BusinessCalendar first = BusinessCalendar.Compile(definition, options).Value;
        first.IsBusinessDay(new LocalDate(2024, 1, 8));
        BusinessCalendar[] calendars = new BusinessCalendar[Count];
        long before = GC.GetTotalMemory(true);
        for (int i = 0; i < Count; i++) calendars[i] = BusinessCalendar.Compile(definition, options).Value;
        long laidOut = GC.GetTotalMemory(true);
        foreach (BusinessCalendar calendar in calendars) calendar.IsBusinessDay(new LocalDate(2024, 1, 8));
        long indexed = GC.GetTotalMemory(true);
        Console.WriteLine(string.Create(CultureInfo.InvariantCulture,
            $"{form,-8} {(lunch ? 2 : 1)} window(s) a day: {(laidOut - before) / 1024.0 / Count,6:0.0} KiB, {(indexed - before) / 1024.0 / Count,6:0.0} KiB with the index of business days (tables alone {first.LayoutBytes / 1024.0:0.0} KiB)"));
        GC.KeepAlive(calendars);
    }

    internal static BusinessCalendarDefinition Definition(bool lunch) => !lunch ? CalendarBenchmarks.Definition().Define()
        : new BusinessCalendarBuilder("lunch", "America/New_York").Weekly(BusinessCalendarBuilder.MondayToFriday, "09:00", "12:00")
            .Weekly(BusinessCalendarBuilder.MondayToFriday, "13:00", "17:00").Holidays(CountryHolidays.Find("US")!).Define();
}
