using NodaTime;

namespace Crm.Sla.Tests.Calendars;

/// <summary>The promise of the hot path: no garbage.</summary>
public sealed class AllocationTests
{
    [Fact]
    public void Arithmetic_WithinTheLayout_AllocatesNothing()
    {
        BusinessCalendar calendar = SomeCalendars.NineToFive("America/New_York");
        Instant start = Instant.FromUtc(2024, 1, 1, 0, 0);
        long checksum = Work(calendar, start, 10);
        long before = GC.GetAllocatedBytesForCurrentThread();
        checksum += Work(calendar, start, 1_000);
        Assert.Equal(0, GC.GetAllocatedBytesForCurrentThread() - before);
        Assert.NotEqual(0, checksum);
    }

    internal static long Work(BusinessCalendar calendar, Instant start, int rounds)
    {
        long checksum = 0;
        for (int i = 0; i < rounds; i++)
        {
            Instant at = start + Duration.FromMinutes(i * 61);
            checksum += calendar.Between(start, at).BclCompatibleTicks;
            checksum += calendar.Add(at, Duration.FromMinutes(i)).Instant.ToUnixTimeTicks() % 7;
            checksum += calendar.Subtract(at, Duration.FromMinutes(i), BoundaryPolicy.Earliest).Instant.ToUnixTimeTicks() % 7;
            checksum += calendar.NextClose(at).Instant.ToUnixTimeTicks() % 7;
            checksum += calendar.PreviousClose(at).Instant.ToUnixTimeTicks() % 7;
            if (calendar.IsOpen(at)) checksum++;
        }

        return checksum;
    }
}
