using Crm.Primitives;
using NodaTime;
using Xunit;
using static Crm.Testing.Contracts.Pricing.SampleQuotes;

namespace Crm.Pricing.Tests.Catalogs;

/// <summary>The first and the last day of the calendar are written for "always".</summary>
public sealed class CalendarEndTests
{
    [Theory]
    [InlineData("Pacific/Kiritimati")]
    [InlineData("Etc/GMT+12")]
    public void ValidDates_OfTheWholeCalendar_AlwaysHold(string zone)
    {
        PriceCatalog catalog = Catalog with
        {
            PriceLists = [Catalog.PriceLists[0] with { ValidDates = new ValidDates(LocalDate.MinIsoValue, LocalDate.MaxIsoValue) { TimeZone = zone } }],
        };
        Assert.NotNull(PricingEngine.Compile(catalog).Value.SelectPrice("seat", 1m, Context).Value.Calculated);
    }

    [Fact]
    public void ExpiresAt_OfTheLastDayThereIs_IsNever()
    {
        Quote quote = Presented(Guid.Empty, validUntil: LocalDate.MaxIsoValue);
        Assert.Null(quote.ExpiresAt);
        Assert.False(quote.IsDueToExpire(Instant.MaxValue - Duration.FromDays(1)));
    }
}
