using NodaTime;
using NodaTime.TimeZones;

namespace Crm.Sla.Tests.Calendars;

/// <summary>Every zone of the data, 1970 to 2060: the laws at random instants, and the nights on which clocks change against the second-by-second oracle.</summary>
public sealed class EveryZoneTests
{
    private static readonly Instant From = Instant.FromUtc(1970, 1, 1, 0, 0), To = Instant.FromUtc(2061, 1, 1, 0, 0);
    private static readonly ZoneLocalMappingResolver FirstInstant = Resolvers.CreateMappingResolver(Resolvers.ReturnEarlier, Resolvers.ReturnStartOfIntervalAfter);

    [Fact]
    public void Between_OneNightOfEachZone_MatchesTheOracle()
    {
        int nights = 0;
        for (int z = 0; z < SomeCalendars.Zones.Count; z++)
        {
            ZoneInterval[] changes = Changes(SomeCalendars.Zones[z]);
            // One of the zone's transitions, another for each zone; the whole set would take an hour.
            if (changes.Length == 0) continue;
            CheckNight(SomeCalendars.Zones[z], changes[(z * 7) % changes.Length], hours: 5);
            nights++;
        }

        Assert.True(nights > 300, $"only {nights} zones have transitions");
    }

    [Theory]
    [InlineData("America/New_York")]
    [InlineData("Europe/Dublin")] // winter is the exception there
    [InlineData("Australia/Lord_Howe")] // half an hour
    [InlineData("America/St_Johns")] // one minute after midnight
    [InlineData("Africa/Casablanca")] // four times a year
    [InlineData("Pacific/Apia")] // a day left out
    public void Between_EveryNightOfAZone_MatchesTheOracle(string zone)
    {
        foreach (ZoneInterval change in Changes(zone)) CheckNight(zone, change, hours: 2);
    }

    [Fact]
    public void Laws_EveryZoneAtRandomInstants_Hold()
    {
        Random random = new(20_260);
        CalendarOptions all = new() { CompiledFrom = new LocalDate(1969, 1, 1), CompiledTo = new LocalDate(2062, 1, 1) };
        foreach (string zone in SomeCalendars.Zones)
        {
            BusinessCalendar calendar = SomeCalendars.Compile(new BusinessCalendarBuilder("laws", zone)
                .Weekly(BusinessCalendarBuilder.MondayToFriday, "08:30", "12:00").Weekly(BusinessCalendarBuilder.EveryDay, "22:15", "02:45").Define(), all);
            for (int i = 0; i < 10; i++)
            {
                Instant a = Some(), b = Some(), c = Some();
                Duration n = Duration.FromTicks(random.NextInt64(Duration.FromHours(500).BclCompatibleTicks)), tick = Duration.FromTicks(1);
                Assert.True(calendar.Between(a, c) == calendar.Between(a, b) + calendar.Between(b, c), $"{zone}: not additive at {a} {b} {c}");
                Instant earliest = calendar.Add(a, n).Instant, latest = calendar.Add(a, n, BoundaryPolicy.Latest).Instant;
                Assert.True(a <= earliest && earliest <= latest && calendar.Between(a, earliest) == n && calendar.Between(a, latest) == n
                    && calendar.Between(a, earliest - tick) < n && calendar.Between(a, latest + tick) > n, $"{zone}: {a} plus {n}");
                earliest = calendar.Subtract(a, n, BoundaryPolicy.Earliest).Instant;
                latest = calendar.Subtract(a, n).Instant;
                Assert.True(latest <= a && earliest <= latest && calendar.Between(earliest, a) == n && calendar.Between(latest, a) == n
                    && calendar.Between(latest + tick, a) < n && calendar.Between(earliest - tick, a) > n, $"{zone}: {a} less {n}");
                Instant open = calendar.NextOpen(a).Instant, close = calendar.NextClose(a).Instant;
                Assert.True(calendar.IsOpen(open) && (open == a || calendar.Between(a, open) == Duration.Zero) && calendar.Between(open, close) == close - open
                    && !calendar.IsOpen(close) && calendar.PreviousClose(close).Instant == close, $"{zone}: edges after {a}");
            }
        }

        Instant Some() => From + Duration.FromTicks(random.NextInt64((To - From).BclCompatibleTicks));
    }

    [Fact]
    public void FirstInstantAt_EveryTransitionOfEveryZone_IsTheMappingOfNodaTime()
    {
        Random random = new(7);
        foreach (string id in SomeCalendars.Zones)
        {
            DateTimeZone zone = DateTimeZoneProviders.Tzdb[id];
            foreach (ZoneInterval change in Changes(id))
            {
                LocalDateTime local = change.Start.InUtc().LocalDateTime.PlusTicks(change.WallOffset.Ticks).PlusSeconds(random.Next(-10_000, 10_000));
                Assert.True(ZoneMap.FirstInstantAt(zone, local) == zone.ResolveLocal(local, FirstInstant).ToInstant(), $"{id} {local}");
            }
        }
    }

    private static ZoneInterval[] Changes(string zone) => [.. DateTimeZoneProviders.Tzdb[zone].GetZoneIntervals(From, To).Skip(1)];

    private static void CheckNight(string zone, ZoneInterval change, int hours)
    {
        BusinessCalendarBuilder builder = new("nights", zone);
        foreach (IsoDayOfWeek day in BusinessCalendarBuilder.EveryDay)
            builder.Weekly(day, LocalTimeWindow.Parse("00:15", "02:20")).Weekly(day, LocalTimeWindow.Parse("02:40", "03:10")).Weekly(day, LocalTimeWindow.Parse("23:30", "00:10"));
        BusinessCalendarDefinition definition = builder.Define();
        LocalDate date = change.Start.InUtc().Date;
        BusinessCalendar calendar = SomeCalendars.Compile(definition, new CalendarOptions { CompiledFrom = date.PlusDays(-5), CompiledTo = date.PlusDays(5) });
        Instant from = Instant.FromUnixTimeSeconds(change.Start.ToUnixTimeSeconds()) - Duration.FromHours(hours), to = from + Duration.FromHours(2 * hours);
        Assert.True(calendar.Between(from, to) == Duration.FromSeconds(new CalendarOracle(definition).OpenSeconds(from, to)), $"{zone} {change.Start}");
    }
}
