using Crm.Pricing;
using Crm.Primitives;
using NodaTime;
using Xunit;
using static Crm.Testing.Contracts.Pricing.SampleQuotes;

namespace Crm.Testing.Contracts.Pricing;

/// <summary>What every store of price lists promises.</summary>
public abstract class PriceListStoreContract
{
    private static readonly CancellationToken None = CancellationToken.None;
    private static int _numbers;

    /// <summary>A unit of work over the same catalogues.</summary>
    protected abstract IPriceListStore Open();

    [Fact]
    public async Task Find_PublishedCatalog_PricesTheSame()
    {
        PriceCatalog catalog = Catalog with { Id = NextId() };
        Must(await Open().PublishAsync(catalog, Monday, None));
        PublishedCatalog read = (await Open().FindAsync(catalog.Id, "1", None)).Value;
        Assert.Equal(Monday, read.PublishedAt);
        PricedQuote priced = PricingEngine.Compile(read.Catalog).Value.Price(Request(7m), Context).Value;
        Assert.Equal(QuoteContent.ToJson(Request(7m), Price(Request(7m)) with { CatalogId = catalog.Id }), QuoteContent.ToJson(Request(7m), priced));
    }

    [Fact]
    public async Task Publish_SameVersion_IsConflict()
    {
        PriceCatalog catalog = Catalog with { Id = NextId() };
        Must(await Open().PublishAsync(catalog, Monday, None));
        Assert.Equal(ResultStatus.Conflict, (await Open().PublishAsync(catalog with { Rules = [] }, Monday, None)).Status);
        Assert.Single((await Open().FindAsync(catalog.Id, "1", None)).Value.Catalog.Rules);
    }

    [Fact]
    public async Task Current_AtAnInstant_IsTheLatestPublishedByThen()
    {
        string id = NextId();
        foreach ((string version, int days) in new[] { ("b", 2), ("a", 0), ("c", 1) })
            Must(await Open().PublishAsync(Catalog with { Id = id, Version = version }, Monday + Duration.FromDays(days), None));
        Assert.Equal(ResultStatus.NotFound, (await Open().CurrentAsync(id, Monday - Duration.FromSeconds(1), None)).Status);
        Assert.Equal("a", (await Open().CurrentAsync(id, Monday, None)).Value.Catalog.Version);
        Assert.Equal("c", (await Open().CurrentAsync(id, Monday + Duration.FromHours(30), None)).Value.Catalog.Version);
        Assert.Equal("b", (await Open().CurrentAsync(id, Monday + Duration.FromDays(9), None)).Value.Catalog.Version);
    }

    private string NextId() => $"{GetType().Name}-{Interlocked.Increment(ref _numbers)}";
}
