using System.Net;
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

    private async Task<string> PageAsync(string path) => WebUtility.HtmlDecode(await host.Client.GetStringAsync(path));
}
