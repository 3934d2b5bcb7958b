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
        OrderConfirmation confirmation = await OrderConfirmation.CheckAsync(SampleQuotes.Accepted(request, "C-1"), First,
            new InMemoryCreditCheck(new Dictionary<string, Money> { ["C-1"] = new(decimal.Parse(free, System.Globalization.CultureInfo.InvariantCulture), "EUR") }),
            new InMemoryAvailability(new Dictionary<string, AvailabilityPosition> { ["box"] = new(7m, [new SupplyMove(First.PlusDays(9), 5m)]) }), CancellationToken.None);
        Assert.Equal([First, First.PlusDays(9)], confirmation.Lines.Select(static l => l.Promised!.Value));
        Assert.Equal((granted, granted), (confirmation.Credit.Granted, confirmation.CanConfirm));
    }

    /// <summary>2 boxes of 12 take 24 pieces from stock. The quantity of the line, 2, was taken for pieces.</summary>
    [Fact]
    public async Task Check_LineInBoxes_TakesPiecesFromStock()
    {
        AcceptedQuote quote = SampleQuotes.Accepted(Boxes, "C-1", InBoxes);
        OrderConfirmation confirmation = await CheckAsync(quote, 25m);
        Assert.Equal([(2m, 24m, First), (1m, 1m, First)], confirmation.Lines.Select(static l => (l.Quantity, l.Units, l.Promised!.Value)));
        Assert.Equal([new StockDemand("1", "pen", 24m, First), new StockDemand("2", "pen", 1m, First)], confirmation.ToReservation("SO-1").Lines);
        Assert.False((await CheckAsync(quote, 23m)).CanConfirm);
    }

    [Fact]
    public async Task Check_LineInBoxesReadFromItsJson_TakesPiecesFromStock()
    {
        AcceptedQuote quote = SampleQuotes.Accepted(Boxes, "C-1", InBoxes);
        (QuoteRequest request, PricedQuote prices) = QuoteContent.Parse(QuoteContent.ToJson(quote.Request, quote.Prices)).Value;
        Assert.Equal(quote.ContentHash, QuoteContent.Hash(request, prices));
        Assert.False((await CheckAsync(quote with { Request = request, Prices = prices }, 24m)).CanConfirm);
    }

    /// <summary>A document from before the ratio was kept reads, keeps its hash, and is not promised by a number that nobody knows.</summary>
    [Fact]
    public async Task Check_LineInBoxesPricedBeforeTheRatioWasKept_HasNoDay()
    {
        AcceptedQuote quote = SampleQuotes.Accepted(Boxes, "C-1", InBoxes);
        string old = System.Text.Encoding.UTF8.GetString(QuoteContent.ToJson(quote.Request, quote.Prices)).Replace(",\"unitRatio\":\"12\"", "", StringComparison.Ordinal);
        Assert.DoesNotContain("unitRatio", old, StringComparison.Ordinal);
        (QuoteRequest request, PricedQuote prices) = QuoteContent.Parse(System.Text.Encoding.UTF8.GetBytes(old)).Value;
        Assert.Equal(old, System.Text.Encoding.UTF8.GetString(QuoteContent.ToJson(request, prices)));
        OrderConfirmation confirmation = await CheckAsync(quote with { Request = request, Prices = prices }, 100m);
        Assert.Equal([null, First], confirmation.Lines.Select(static l => l.Promised));
        Assert.Throws<InvalidOperationException>(() => confirmation.ToReservation("SO-1"));
    }

    /// <summary>What a customer sends back is not there before it has arrived: it was promised to the next line.</summary>
    [Fact]
    public async Task Check_CreditBesideAnOrder_PromisesNothingOfWhatComesBack()
    {
        QuoteRequest request = new([new QuoteLineRequest("1", "pen", -5m) { Price = new PerUnitPrice(1m) }, new QuoteLineRequest("2", "pen", 1m) { Price = new PerUnitPrice(1m) }]);
        OrderConfirmation confirmation = await CheckAsync(SampleQuotes.Accepted(request, "C-1"), 0m);
        Assert.Equal([First, null], confirmation.Lines.Select(static l => l.Promised));
        Assert.Equal(0m, confirmation.Lines[0].Units);
    }

    [Fact]
    public async Task Check_AThousandLines_AskOnce()
    {
        QuoteRequest request = new([.. Enumerable.Range(0, 1_000).Select(static i => new QuoteLineRequest($"{i}", $"p{i % 700}", 1m) { Price = new PerUnitPrice(1m) })]);
        CountingAvailability availability = new();
        OrderConfirmation confirmation = await OrderConfirmation.CheckAsync(SampleQuotes.Accepted(request, "C-1"), First, NoLimits, availability, CancellationToken.None);
        Assert.Equal((1, 700), (availability.Calls, availability.Products));
        Assert.True(confirmation.CanConfirm);
    }

    private static readonly InMemoryCreditCheck NoLimits = new(new Dictionary<string, Money>());

    private static readonly PricingEngine InBoxes = PricingEngine.Compile(SampleQuotes.Catalog with { Units = [new UnitOfMeasure("box", 12m)] }).Value;

    private static readonly QuoteRequest Boxes = new(
    [
        new QuoteLineRequest("1", "pen", 2m) { Unit = "box", Price = new PerUnitPrice(0.5m) },
        new QuoteLineRequest("2", "pen", 1m) { Price = new PerUnitPrice(0.5m) },
    ]);

    private static Task<OrderConfirmation> CheckAsync(AcceptedQuote quote, decimal pens) => OrderConfirmation.CheckAsync(quote, First, NoLimits,
        new InMemoryAvailability(new Dictionary<string, AvailabilityPosition> { ["pen"] = new(pens, []) }), CancellationToken.None);

    private sealed class CountingAvailability : IAvailability
    {
        public int Calls { get; private set; }

        public int Products { get; private set; }

        public Task<IReadOnlyDictionary<string, AvailabilityPosition>> PositionsOfAsync(IReadOnlyCollection<string> products, CancellationToken cancellationToken)
        {
            (Calls, Products) = (Calls + 1, products.Count);
            return Task.FromResult<IReadOnlyDictionary<string, AvailabilityPosition>>(new Dictionary<string, AvailabilityPosition>());
        }
    }
}
