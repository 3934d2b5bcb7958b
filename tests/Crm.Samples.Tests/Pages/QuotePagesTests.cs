using System.Net;
using Crm.Persistence.EfCore;
using Crm.Pricing;
using Crm.Primitives;
using Crm.SampleHost.Data;
using NodaTime;
using Xunit;

namespace Crm.Samples.Tests.Pages;

/// <summary>The page to try a price, and the what-if of a quote.</summary>
public sealed class QuotePagesTests(PlayedHost host) : IClassFixture<PlayedHost>
{
    [Fact]
    public async Task TryPage_ByItself_SaysWhyEachPriceAndDiscountDidOrDidNotCount()
    {
        string page = await PageAsync("/quotes/try");
        Assert.Contains("6,480.00", page, StringComparison.Ordinal); // 60 x 108.00
        Assert.Contains("-324.00", page, StringComparison.Ordinal); // 5 % for 50 seats or more
        Assert.Contains("-369.36", page, StringComparison.Ordinal); // 6 % granted of what is left
        Assert.Contains("only where segment is school", page, StringComparison.Ordinal);
        Assert.Contains("its list is for other customers", page, StringComparison.Ordinal);
        Assert.Contains("team lead, because the largest discount granted on a line is 6 %: more than 5 %", page, StringComparison.Ordinal);
    }

    [Fact]
    public async Task TryPage_OfASchool_TakesTheBetterOfTheGroup()
    {
        string page = await PageAsync("/quotes/try?segment=school&granted=0");
        Assert.Contains("-518.40", page, StringComparison.Ordinal); // 8 % of 6,480.00
        Assert.Contains("another discount of its group takes off more", page, StringComparison.Ordinal);
        Assert.Contains("Nobody would have to agree.", page, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("seats=-1", "Seats: a number")]
    [InlineData("seats=a", "Seats: a number")]
    [InlineData("granted=101", "Granted on seats: a percentage")]
    [InlineData("day=2026-02-30", "The day is a date")]
    [InlineData("seats=%3Cscript%3E", "Seats: a number")]
    [InlineData("goal=TotalAtMost&target=much", "much is no number")]
    public async Task TryPage_OfNonsense_SaysWhatIsWrong(string query, string said)
    {
        string page = await host.Client.GetStringAsync("/quotes/try?" + query);
        Assert.Contains(said, WebUtility.HtmlDecode(page), StringComparison.Ordinal);
        Assert.DoesNotContain("<script>", page, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("seats=0&setup=0&support=0")]
    [InlineData("seats=1000000&off=100")]
    [InlineData("seats=0.001&granted=100")]
    public async Task TryPage_OfTheExtremes_IsShown(string query) => Assert.Equal(HttpStatusCode.OK, (await host.Client.GetAsync("/quotes/try?" + query)).StatusCode);

    [Fact]
    public async Task WhatIf_OnAQuote_FindsTheDiscountProvesItAndSaysWhoWouldHaveToAgree()
    {
        string page = await PageAsync("/quotes/Q-C/2?goal=TotalAtMost&target=560,000");
        Assert.Contains("The smallest discount on the whole quote is 4.6 %: net 525,024.36, total 559,987.70 CNY.", page, StringComparison.Ordinal);
        Assert.Contains("4.59 % would give 560,046.4, which misses it.", page, StringComparison.Ordinal);
        Assert.Contains("head would have to agree", page, StringComparison.Ordinal);
        Assert.Contains("Priced once more, it is the same to the last byte.", page, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Draft_OfSixtyLinesWithTerms_IsShownAndPrintedWithEverythingThatWasAgreed()
    {
        PricingContext context = new(Instant.FromUtc(2026, 5, 7, 1, 0), "JPY");
        QuoteRequest request = new([.. Enumerable.Range(1, 60).Select(static i => new QuoteLineRequest($"{i}", $"<b>\u5ea7\u5e2d {i}</b>", i)
        {
            Price = new PerUnitPrice(i == 60 ? -1_000m : 1_234m),
            Discounts = i == 1 ? [new Discount("granted", PriceStage.Additional, DiscountValue.OfPercent(20m))] : [],
            Taxes = [Tax.Percent(i % 2 == 0 ? 8m : 10m)],
        })])
        {
            DocumentDiscount = DiscountValue.OfPercent(3m),
            Terms = ["Payment within {30} days.", "No <i>returns</i>."],
        };
        PricedQuote prices = PricingEngine.Compile(new PriceCatalog("c", "1", new PricingPolicy(RoundingMode.HalfAwayFromZero, TaxRounding.PerCategory, StackingPolicy.Sequential))).Value.Price(request, context).Value;
        await using (SampleDbContext db = host.Database.CreateContext())
        {
            Quote draft = Quote.Create(new QuoteOpening(new QuoteId(new Guid(1, 2, 3, new byte[8])), "Q-DRAFT", request, context, prices, DateTimeZone.Utc), "rep1", context.AsOf).Value;
            Assert.True((await new EfQuoteStore(db).AddAsync(draft, CancellationToken.None)).IsSuccess);
            await db.SaveChangesAsync();
        }

        string page = await PageAsync("/quotes/Q-DRAFT/1"), proposal = await PageAsync("/quotes/Q-DRAFT/1/proposal");
        Assert.Contains("head, because the largest discount granted on a line is 2", page, StringComparison.Ordinal);
        Assert.Contains("Share of the document's discount", page, StringComparison.Ordinal);
        foreach (string html in new[] { await host.Client.GetStringAsync("/quotes/Q-DRAFT/1"), await host.Client.GetStringAsync("/quotes/Q-DRAFT/1/proposal") })
        {
            Assert.DoesNotContain("<b>", html, StringComparison.Ordinal);
            Assert.Contains("Payment within {30} days.", html, StringComparison.Ordinal);
            Assert.Contains("No &lt;i&gt;returns&lt;/i&gt;.", html, StringComparison.Ordinal);
        }

        Assert.Contains(prices.Totals.Total.ToString("#,##0", System.Globalization.CultureInfo.InvariantCulture) + "\u00a0JPY", proposal, StringComparison.Ordinal);
        Assert.Contains("Tax in detail", proposal, StringComparison.Ordinal);
    }

    private async Task<string> PageAsync(string path) => WebUtility.HtmlDecode(await host.Client.GetStringAsync(path));
}
