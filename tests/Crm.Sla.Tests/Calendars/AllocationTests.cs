using Crm.Testing;
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
        long checksum = 0;
        Assert.Equal(0, Allocated.Least(() => checksum += Work(calendar, start, 1_000)));
        Assert.NotEqual(0, checksum);
    }

    [Fact]
    public void Batches_OfBothFormsAndBothAnswers_AllocateNothing()
    {
        Instant[] from = [.. Enumerable.Range(0, 1_000).Select(static i => Instant.FromUtc(2024, 1, 1, 0, 0) + Duration.FromMinutes(i * 37))];
        Duration[] amounts = [.. Enumerable.Range(0, 1_000).Select(static i => Duration.FromMinutes(i))], durations = new Duration[1_000];
        Moment[] moments = new Moment[1_000];
        foreach (CalendarForm form in Enum.GetValues<CalendarForm>())
        {
            BusinessCalendar calendar = SomeCalendars.Compile(SomeCalendars.NineToFiveDefinition("America/New_York"), new CalendarOptions { Form = form });
            Assert.Equal(0, Allocated.Least(() => Batches(calendar, from, amounts, durations, moments)));
        }
    }

    /// <summary>The measure itself: a single small object a run does not escape it, what only one of the runs allocates does, and that is meant.</summary>
    [Fact]
    public void Least_PlantedAllocation_IsFoundUnlessItHappensOnce()
    {
        BusinessCalendar calendar = SomeCalendars.NineToFive("America/New_York");
        Instant start = Instant.FromUtc(2024, 1, 1, 0, 0);
        object? kept = null;
        long checksum = 0;
        Assert.InRange(Allocated.Least(() =>
        {
            checksum += Work(calendar, start, 100);
            kept = new object();
        }), 1, 64);
        int run = 0;
        Assert.Equal(0, Allocated.Least(() =>
        {
            checksum += Work(calendar, start, 100);
            if (++run == 3) kept = new byte[10_000];
        }));
        Assert.NotNull(kept);
        Assert.NotEqual(0, checksum);
    }

    private static void Batches(BusinessCalendar calendar, Instant[] from, Duration[] amounts, Duration[] durations, Moment[] moments)
    {
        calendar.Between(from, from, durations);
        calendar.Add(from, amounts, moments, BoundaryPolicy.Earliest);
        calendar.Add(from, amounts, moments, BoundaryPolicy.Latest);
        calendar.Subtract(from, amounts, moments, BoundaryPolicy.Earliest);
        calendar.Subtract(from, amounts, moments, BoundaryPolicy.Latest);
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
