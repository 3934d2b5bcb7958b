using NodaTime;
using NodaTime.TimeZones;

namespace Crm.Sla.Tests.Calendars;

/// <summary>Every zone of the data, on the nights on which its clocks change, against the second-by-second oracle.</summary>
public sealed class EveryZoneTests
{
    private static readonly Instant From = Instant.FromUtc(1970, 1, 1, 0, 0), To = Instant.FromUtc(2061, 1, 1, 0, 0);

    [Fact]
    public void Between_NightsOfTransitions_MatchTheOracleInEveryZone()
    {
        int nights = 0;
        for (int z = 0; z < SomeCalendars.Zones.Count; z++)
        {
            string id = SomeCalendars.Zones[z];
            ZoneInterval[] changes = [.. DateTimeZoneProviders.Tzdb[id].GetZoneIntervals(From, To).Skip(1)];
            if (changes.Length == 0) continue;
            BusinessCalendarBuilder builder = new("nights", id);
            foreach (IsoDayOfWeek day in BusinessCalendarBuilder.EveryDay)
                builder.Weekly(day, LocalTimeWindow.Parse("00:15", "02:20")).Weekly(day, LocalTimeWindow.Parse("02:40", "03:10")).Weekly(day, LocalTimeWindow.Parse("23:30", "00:10"));
            BusinessCalendarDefinition definition = builder.Define();
            BusinessCalendar calendar = SomeCalendars.Compile(definition);
            // One of the zone's transitions, another for each zone; the whole set would take an hour.
            ZoneInterval change = changes[(z * 7) % changes.Length];
            Instant from = Instant.FromUnixTimeSeconds(change.Start.ToUnixTimeSeconds()) - Duration.FromHours(5), to = from + Duration.FromHours(10);
            Assert.True(calendar.Between(from, to) == Duration.FromSeconds(new CalendarOracle(definition).OpenSeconds(from, to)), $"{id} {change.Start}");
            nights++;
        }

        Assert.True(nights > 300, $"only {nights} zones have transitions");
    }
}
