using Crm.Primitives;
using NodaTime;
using static Crm.Sla.Tests.Calendars.SomeCalendars;

namespace Crm.Sla.Tests.Calendars;

public sealed class CalendarCatalogTests
{
    private const string Offices = """
        {
          "schemaVersion": 1,
          "calendars": [],
          "combined": [
            {"key": "desk", "operation": "difference", "calendars": ["sun", "maintenance"]},
            {"key": "sun", "operation": "union", "calendars": ["Asia/Shanghai", "Europe/Berlin", "America/Los_Angeles"]},
            {"key": "call", "operation": "intersection", "calendars": ["Europe/Berlin", "Asia/Shanghai"]}
          ]
        }
        """;

    private static CalendarCatalogDefinition Definition => CalendarCatalogDefinition.Json.Read(Offices).Value with
    {
        Calendars =
        [
            Office("Asia/Shanghai"), Office("Europe/Berlin"), Office("America/Los_Angeles"),
            new BusinessCalendarBuilder("maintenance", "Etc/UTC").Weekly(BusinessCalendarBuilder.EveryDay, "02:00", "03:00").Define(),
        ],
    };

    [Fact]
    public void Compile_CombinationsInAnyOrder_FollowTheSunLessTheMaintenance()
    {
        CalendarCatalog catalog = CalendarCatalog.Compile(Definition).Value;
        Instant from = At("2024-01-09T01:00:00Z"), to = At("2024-01-10T01:00:00Z");
        // Winter: Shanghai 01-09, Berlin 08-16, Los Angeles 17-01 UTC.
        Assert.Equal(Duration.FromHours(23), catalog.Calendars["sun"].Between(from, to));
        Assert.Equal(Duration.FromHours(22), catalog.Calendars["desk"].Between(from, to));
        Assert.Equal(Duration.FromHours(1), catalog.Calendars["call"].Between(from, to));
        Assert.Equal("Europe/Berlin", catalog.Calendars["call"].Zone.Id);
        Assert.Equal(7, catalog.Calendars.Count);
    }

    [Fact]
    public void Json_Catalogue_ComesBackTheSame() =>
        Assert.Equal(Definition, CalendarCatalogDefinition.Json.Read(CalendarCatalogDefinition.Json.Write(Definition)).Value);

    [Fact]
    public void Compile_CatalogueWithManyMistakes_NamesThemAllAtOnce()
    {
        Assert.Equal(
            ["/combined/1/calendars/1 sla.calendar_unknown", "/combined/2/key sla.calendar_duplicate", "/combined/3/calendars sla.combination_too_small", "/combined/3/key sla.key_missing"],
            Problems(
                new CombinedCalendarDefinition("a", CalendarOperation.Union, ["Europe/Berlin", "Asia/Shanghai"]),
                new CombinedCalendarDefinition("b", CalendarOperation.Union, ["a", "nowhere"]),
                new CombinedCalendarDefinition("Europe/Berlin", CalendarOperation.Union, ["a", "b"]),
                new CombinedCalendarDefinition("", CalendarOperation.Union, ["a"])));
        Assert.Equal(
            ["/combined/0/calendars sla.combination_cycle", "/combined/1/calendars sla.combination_cycle"],
            Problems(
                new CombinedCalendarDefinition("a", CalendarOperation.Union, ["b", "Asia/Shanghai"]),
                new CombinedCalendarDefinition("b", CalendarOperation.Union, ["Asia/Shanghai", "a"]),
                new CombinedCalendarDefinition("c", CalendarOperation.Union, ["Asia/Shanghai", "Europe/Berlin"])));
    }

    [Fact]
    public void Compile_WrongCalendar_IsReportedBelowItsPlace() =>
        Assert.Equal(["/calendars/0/timeZone sla.zone_unknown", "/calendars/2/key sla.calendar_duplicate"],
            CalendarCatalog.Compile(new CalendarCatalogDefinition { Calendars = [Office("Mars/Olympus"), Office("Etc/UTC"), Office("Etc/UTC")] })
                .ValidationErrors.Select(static e => $"{e.Identifier} {e.ErrorCode}"));

    [Fact]
    public void Compile_CombinationsThatDoubleAtEachStep_CostNoMoreThanTheirNumber()
    {
        // Two to the hundredth calendars, if each were worked out anew for each use.
        CombinedCalendarDefinition[] chain = [.. Enumerable.Range(0, 100).Select(static i =>
            new CombinedCalendarDefinition($"c{i}", CalendarOperation.Union, i == 0 ? ["Asia/Shanghai", "Europe/Berlin"] : [$"c{i - 1}", $"c{i - 1}"]))];
        CalendarCatalog catalog = CalendarCatalog.Compile(Definition with { Combined = [.. chain.Reverse()] }, new CalendarOptions { CompiledFrom = new LocalDate(2024, 1, 1), CompiledTo = new LocalDate(2025, 1, 1) }).Value;
        Assert.Equal(Duration.FromHours(15), catalog.Calendars["c99"].Between(At("2024-01-09T00:00:00Z"), At("2024-01-10T00:00:00Z")));
    }

    [Fact]
    public void Compile_MoreCalendarsThanAllowed_IsRefused() =>
        Assert.Equal("sla.limit_exceeded", Assert.Single(CalendarCatalog.Compile(new CalendarCatalogDefinition
        {
            Calendars = [.. Enumerable.Range(0, CalendarCatalog.MostCalendars + 1).Select(static i => Office("Etc/UTC") with { Key = $"k{i}" })],
        }).ValidationErrors).ErrorCode);

    private static IEnumerable<string> Problems(params CombinedCalendarDefinition[] combined) =>
        CalendarCatalog.Compile(Definition with { Combined = [.. combined] }).ValidationErrors.Select(static e => $"{e.Identifier} {e.ErrorCode}").Order(StringComparer.Ordinal);

    private static BusinessCalendarDefinition Office(string zone) =>
        new BusinessCalendarBuilder(zone, zone).Weekly(BusinessCalendarBuilder.MondayToFriday, "09:00", "17:00").Define();
}
