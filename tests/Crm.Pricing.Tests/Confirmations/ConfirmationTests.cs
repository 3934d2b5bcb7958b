using Crm.Primitives;
using Crm.Testing;
using Crm.Testing.Contracts.Pricing;
using FsCheck.Fluent;
using NodaTime;
using Xunit;

namespace Crm.Pricing.Tests.Confirmations;

public sealed class ConfirmationTests
{
    private static readonly LocalDate First = new(2026, 3, 1);

    [Fact]
    public void AvailableToPromise_LaterPromise_IsNotStolen()
    {
        AvailableToPromise atp = new(new AvailabilityPosition(10m, [new SupplyMove(First.PlusDays(4), 20m), new SupplyMove(First.PlusDays(2), -8m)]));
        Assert.Equal((2m, 2m, 2m, 22m), (atp.On(First), atp.On(First.PlusDays(2)), atp.On(First.PlusDays(3)), atp.On(First.PlusDays(4))));
        Assert.Equal(First, atp.Earliest(2m, First));
        Assert.Equal(First.PlusDays(4), atp.Earliest(3m, First));
        Assert.Null(atp.Earliest(23m, First));
    }

    [Fact]
    public void AvailableToPromise_PromisingTheEarliestDay_NeverLeavesALaterDayShort() => Law.Holds(
        Gen.Choose(-30, 30).Two().ListOf(6).SelectMany(static moves => Gen.Choose(1, 40).Select(q => (moves, q))), any =>
        {
            List<SupplyMove> moves = [.. any.moves.Select(static m => new SupplyMove(First.PlusDays(Math.Abs(m.Item1)), m.Item2))];
            AvailabilityPosition position = new(20m, moves);
            if (new AvailableToPromise(position).Earliest(any.q, First) is not LocalDate day) return true;
            for (int d = 0; d <= 31; d++)
            {
                decimal before = 20m + moves.Where(m => m.Date <= First.PlusDays(d)).Sum(static m => m.Quantity);
                if (First.PlusDays(d) >= day && before - any.q < 0m) return false;
            }

            return true;
        });

    [Theory]
    [InlineData("645.00", true)]
    [InlineData("1000.00", true)]
    [InlineData("100.00", false)]
    public async Task Check_SameProductOnTwoLines_ArePromisedTogetherAndCreditEqualPasses(string free, bool granted)
    {
        QuoteRequest request = new(
        [
            new QuoteLineRequest("1", "box", 6m) { Price = new PerUnitPrice(64.5m) },
            new QuoteLineRequest("2", "box", 4m) { Price = new PerUnitPrice(64.5m) },
        ]);
        PricedQuote prices = SampleQuotes.Price(request);
        AcceptedQuote quote = new(new QuoteId(new SeededIds().Next()), "Q-1", 1, request, prices, QuoteContent.Hash(request, prices), null, "C-1", "cfo", SampleQuotes.Monday);
        OrderConfirmation confirmation = await OrderConfirmation.CheckAsync(quote, First,
            new InMemoryCreditCheck(new Dictionary<string, Money> { ["C-1"] = new(decimal.Parse(free, System.Globalization.CultureInfo.InvariantCulture), "EUR") }),
            new InMemoryAvailability(new Dictionary<string, AvailabilityPosition> { ["box"] = new(7m, [new SupplyMove(First.PlusDays(9), 5m)]) }), CancellationToken.None);
        Assert.Equal([First, First.PlusDays(9)], confirmation.Lines.Select(static l => l.Promised!.Value));
        Assert.Equal((granted, granted), (confirmation.Credit.Granted, confirmation.CanConfirm));
    }
}
