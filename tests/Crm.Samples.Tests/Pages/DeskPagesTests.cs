using System.Globalization;
using System.Net;
using System.Text.RegularExpressions;
using Xunit;

namespace Crm.Samples.Tests.Pages;

/// <summary>The service desk: a queue with clocks, and cases with the ledger of their deadlines.</summary>
public sealed partial class DeskPagesTests(PlayedHost host) : IClassFixture<PlayedHost>
{
    [Fact]
    public async Task Queue_WithoutScript_ShowsEveryClockInWordsTheBrokenFirst()
    {
        string page = await PageAsync("/desk");
        // Whoever is late comes first, then who will be late first; who waits for the customer after those, and what is over at the end.
        string[] order = [.. Cases().Matches(page).Select(static m => m.Groups[1].Value)];
        Assert.Equal(["EXAMPLE-2", "EXAMPLE-1"], order.Take(2));
        Assert.Equal(["EXAMPLE-4", "EXAMPLE-5"], order.TakeLast(2));
        Assert.Contains("CS-1", order);
        Assert.Contains("0:30:00 over", page, StringComparison.Ordinal);
        Assert.Contains("0:20:00 left", page, StringComparison.Ordinal);
        Assert.Contains("paused since", page, StringComparison.Ordinal);
        Assert.Contains("75% reached", page.Replace("75 %", "75%", StringComparison.Ordinal), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Queue_ForTheScript_SaysWhenEachRunningClockRuns()
    {
        string page = await PageAsync("/desk");
        long asOf = long.Parse(AsOf().Match(page).Groups[1].Value, CultureInfo.InvariantCulture);
        MatchCollection clocks = Running().Matches(page);
        Assert.True(clocks.Count >= 6);
        foreach (Match clock in clocks)
        {
            long[][] open = [.. clock.Groups["open"].Value.Split(' ').Select(static span => span.Split('-').Select(static n => long.Parse(n, CultureInfo.InvariantCulture)).ToArray())];
            Assert.All(open, span => Assert.True(asOf <= span[0] && span[0] < span[1]));
            Assert.All(open.Zip(open.Skip(1)), static pair => Assert.True(pair.First[1] < pair.Second[0]));
        }

        string script = await host.Client.GetStringAsync("/desk.js");
        Assert.All(["data-clock", "data-mark", "data-asof"], attribute => Assert.Contains(attribute, page, StringComparison.Ordinal));
        Assert.All(["dataset.open", "dataset.elapsed", "dataset.target", "dataset.asof"], attribute => Assert.Contains(attribute, script, StringComparison.Ordinal));
        Assert.DoesNotContain("http", script, StringComparison.Ordinal);
    }

    [Fact]
    public async Task CasePage_OfEveryCase_HasLedgersThatAddUp()
    {
        string queue = await PageAsync("/desk");
        string[] links = [.. Links().Matches(queue).Select(static m => m.Groups[1].Value).Distinct()];
        Assert.Equal(7, links.Length);
        foreach (string link in links)
        {
            string page = await PageAsync(link);
            MatchCollection ledgers = Ledgers().Matches(page);
            Assert.NotEmpty(ledgers);
            foreach (Match ledger in ledgers)
            {
                long total = long.Parse(Total().Match(ledger.Value).Groups[1].Value, CultureInfo.InvariantCulture);
                Assert.Equal(total, Counted().Matches(ledger.Value).Sum(static m => long.Parse(m.Groups[1].Value, CultureInfo.InvariantCulture)));
            }

            Assert.Contains("promised", page, StringComparison.Ordinal);
        }
    }

    [Fact]
    public async Task CasePage_OfTheScenario_SaysWhyItIsDueThen()
    {
        // Opened on Friday 16:30 with sixteen business hours, paused on Monday from 09:10 to 13:10: due on Wednesday 09:30.
        string page = await PageAsync("/desk/CS-1?at=2026-06-15T06:00:00Z");
        Assert.Contains("Why it is due Wed 17 Jun 09:30", page, StringComparison.Ordinal);
        Assert.Contains("closed: no hours on Saturday", page, StringComparison.Ordinal);
        Assert.Contains("paused: Pending", page, StringComparison.Ordinal);
        Assert.Contains("data-total=\"576000000000\"", page, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("/desk/none", HttpStatusCode.NotFound)]
    [InlineData("/desk/CS-1?at=2026-06-01T00:00:00Z", HttpStatusCode.NotFound)]
    [InlineData("/desk?at=nonsense", HttpStatusCode.OK)]
    [InlineData("/desk?at=9999-01-01T00:00:00Z", HttpStatusCode.OK)]
    public async Task Desk_AtAnyMoment_AnswersInOrder(string path, HttpStatusCode expected) => Assert.Equal(expected, (await host.Client.GetAsync(path)).StatusCode);

    private async Task<string> PageAsync(string path) => WebUtility.HtmlDecode(await host.Client.GetStringAsync(path));

    [GeneratedRegex("""href="/desk/([^"?]+)\?""")]
    private static partial Regex Cases();

    [GeneratedRegex("""href="(/desk/[^"]+)""")]
    private static partial Regex Links();

    [GeneratedRegex("""data-asof="(\d+)""")]
    private static partial Regex AsOf();

    [GeneratedRegex("""data-clock="running"[^>]*data-open="(?<open>[^"]+)""")]
    private static partial Regex Running();

    [GeneratedRegex("""<table class="ledger">.*?</table>""", RegexOptions.Singleline)]
    private static partial Regex Ledgers();

    [GeneratedRegex("""data-counted="(\d+)""")]
    private static partial Regex Counted();

    [GeneratedRegex("""data-total="(\d+)""")]
    private static partial Regex Total();
}
