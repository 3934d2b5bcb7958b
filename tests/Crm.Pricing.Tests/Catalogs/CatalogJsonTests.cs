using Crm.Primitives;
using Crm.Testing.Contracts.Pricing;
using NodaTime;
using Xunit;

namespace Crm.Pricing.Tests.Catalogs;

public sealed class CatalogJsonTests
{
    private static readonly PriceCatalog Catalog = SampleQuotes.Catalog with
    {
        Products = [new CatalogProduct("seat") { Taxes = [Tax.Percent(19m)] }],
        PriceLists =
        [
            .. SampleQuotes.Catalog.PriceLists,
            new PriceList("derived", "EUR", PriceOrigin.Override)
            {
                BasedOn = "base",
                ValidFrom = Instant.FromUtc(2026, 1, 1, 0, 0),
                Conditions = [new AttributeMatch("segment", ["school"])],
                Entries = [new PriceEntry("ninety") { Formula = new PriceFormula { DiscountPercent = 10m, Surcharge = -0.01m } }],
            },
        ],
    };

    [Fact]
    public void Json_Catalog_ReadsBackToTheSameText()
    {
        string json = PriceCatalog.Json.Write(Catalog);
        Result<PriceCatalog> read = PriceCatalog.Json.Read(json);
        Assert.True(read.IsSuccess, read.ToString());
        Assert.Equal(json, PriceCatalog.Json.Write(read.Value));
        Assert.True(PricingEngine.Compile(read.Value).IsSuccess);
    }

    [Fact]
    public void Json_UnknownMember_IsNamedWithItsPlace()
    {
        string json = PriceCatalog.Json.Write(Catalog).Replace("\"currency\":\"EUR\"", "\"currency\":\"EUR\",\"colour\":\"red\"", StringComparison.Ordinal);
        Assert.Contains(PriceCatalog.Json.Read(json).ValidationErrors, static e => e.Identifier == "/priceLists/0/colour");
    }

    [Fact]
    public void Json_NotJson_IsARefusal() => Assert.False(PriceCatalog.Json.Read("{").IsSuccess);
}
