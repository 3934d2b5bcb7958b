using Crm.Primitives;
using NodaTime;
using Xunit;

namespace Crm.Domain.Tests;

public sealed class RollupAndClockTests
{
    [Theory]
    [InlineData("", "Unscheduled")]
    [InlineData("Canceled", "Unscheduled")]
    [InlineData("Scheduled,Traveling,Canceled", "Scheduled")]
    [InlineData("OnBreak", "InProgress")]
    [InlineData("Completed,Scheduled", "InProgress")]
    [InlineData("Completed,Canceled", "InProgress (ready to complete)")]
    public void Rollup_Bookings_GiveTheWorkOrdersState(string bookings, string expected) => Assert.Equal(expected,
        WorkOrderRollup.Of(bookings.Split(',', StringSplitOptions.RemoveEmptyEntries).Select(Enum.Parse<BookingState>)).ToString());

    [Fact]
    public void StartsAt_ZoneSkipsMidnight_IsTheFirstInstantOfTheDay()
    {
        DateTimeZone cairo = DateTimeZoneProviders.Tzdb["Africa/Cairo"];

        Assert.Equal(Instant.FromUtc(2026, 4, 23, 22, 0), ClockTrigger.StartsAt(new LocalDate(2026, 4, 24), cairo));
        Assert.Equal(new LocalTime(1, 0), ClockTrigger.StartsAt(new LocalDate(2026, 4, 24), cairo).InZone(cairo).TimeOfDay);
    }

    [Fact]
    public void EndsAt_LastDay_IsInclusive()
    {
        DateTimeZone berlin = DateTimeZoneProviders.Tzdb["Europe/Berlin"];
        Instant over = ClockTrigger.EndsAt(new LocalDate(2026, 3, 28), berlin);

        Assert.Equal(Instant.FromUtc(2026, 3, 28, 23, 0), over);
        Assert.Equal(new LocalDate(2026, 3, 28), ClockTrigger.Today(over - Duration.Epsilon, berlin));
    }
}
