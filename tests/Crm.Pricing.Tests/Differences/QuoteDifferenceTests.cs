using Crm.Testing;
using FsCheck;
using FsCheck.Fluent;
using Xunit;
using static Crm.Testing.Contracts.Pricing.SampleQuotes;

namespace Crm.Pricing.Tests.Differences;

public sealed class QuoteDifferenceTests
{
    [Fact]
    public void Between_OtherQuantityAndDiscount_SaysWhereItComesFrom()
    {
        // 30 seats: 299.70 - 9.99 bulk; 40 seats: 399.60 - 19.98, less 5 %.
        QuoteDifference difference = QuoteDifference.Between(Price(Request(seats: 30m)), Price(Request(5m, 40m))).Value;
        LineDifference seats = difference.Lines[0];
        Assert.Equal((LineChange.Changed, 10m, 0m), (seats.Change, seats.Quantity, seats.UnitPrice));
        Assert.Equal(
            [(PriceStage.List, 99.90m), (PriceStage.Schedule, -9.99m), (PriceStage.Additional, -18.981m), (PriceStage.Rounding, 0.001m), (PriceStage.Tax, 13.48m)],
            seats.Stages.Select(static s => (s.Stage, s.Delta)));
        Assert.Equal((70.93m, 13.48m, 84.41m), (seats.Net, seats.Tax, difference.Total));
        Assert.Equal(LineChange.Same, difference.Lines[1].Change);
    }

    [Fact]
    public void Between_LinesAddedAndRemoved_AreListed()
    {
        PricedQuote before = Price(Request());
        PricedQuote after = Price(new QuoteRequest([Request().Lines[1], new QuoteLineRequest("3", "seat", 1m)]));
        QuoteDifference difference = QuoteDifference.Between(before, after).Value;
        Assert.Equal([("2", LineChange.Same), ("3", LineChange.Added), ("1", LineChange.Removed)], difference.Lines.Select(static l => (l.LineId, l.Change)));
        Assert.Equal(-before.Lines[0].Total, difference.Lines[2].Total);
    }

    /// <summary>The price is the same to the last step, but the margin is not, nor which tax was 0.</summary>
    [Fact]
    public void Between_OtherCostOrTaxOnly_IsAChange()
    {
        PricedQuote before = Price(Request());
        QuoteRequest dearer = Request() with { Lines = [Request().Lines[0], Request().Lines[1] with { UnitCost = 101m }] };
        Assert.Equal([LineChange.Same, LineChange.Changed], QuoteDifference.Between(before, Price(dearer)).Value.Lines.Select(static l => l.Change));
        PricedLine line = before.Lines[0];
        PricedQuote other = before with { Lines = [line with { Taxes = [.. line.Taxes, new TaxAmount("exempt", line.Net, 0m)] }, before.Lines[1]] };
        Assert.Equal([LineChange.Changed, LineChange.Same], QuoteDifference.Between(before, other).Value.Lines.Select(static l => l.Change));
    }

    [Fact]
    public void Between_TwoCurrencies_IsRefused() => Assert.Equal("pricing.difference_currency",
        Assert.Single(QuoteDifference.Between(Price(Request()), Price(Request()) with { Currency = "USD" }).ValidationErrors).ErrorCode);

    [Fact]
    public void Between_AnyTwo_StagesAddUpToTheDifference() => Law.Holds(Requests.Zip(Requests), static any =>
    {
        (PricedQuote before, PricedQuote after) = (Price(any.Item1), Price(any.Item2));
        QuoteDifference difference = QuoteDifference.Between(before, after).Value;
        return difference.Total == after.Totals.Total - before.Totals.Total
            && difference.Stages.Sum(static s => s.Delta) == difference.Total
            && difference.Lines.Sum(static l => l.Total) == difference.Total
            && difference.Lines.All(static l => l.Stages.Sum(static s => s.Delta) == l.Total)
            && (difference.Total == 0m || difference.Lines.Any(static l => l.Change != LineChange.Same))
            && QuoteDifference.Between(before, before).Value.Lines.All(static l => l.Change == LineChange.Same);
    }, 300);

    private static Gen<QuoteRequest> Requests =>
        from percent in Gen.Choose(0, 90)
        from seats in Gen.Choose(1, 60)
        from document in Gen.Choose(0, 30)
        from keep in Gen.Choose(0, 3)
        let request = Request(percent / 2m, seats)
        select request with { Lines = keep == 0 ? [request.Lines[0]] : keep == 1 ? [request.Lines[1]] : request.Lines, DocumentDiscount = document == 0 ? null : DiscountValue.OfPercent(document / 3m) };
}
