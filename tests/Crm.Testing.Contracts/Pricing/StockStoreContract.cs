using Crm.Pricing;
using Crm.Primitives;
using NodaTime;
using Xunit;

namespace Crm.Testing.Contracts.Pricing;

/// <summary>What every <see cref="IStockStore"/> promises, besides what everybody promises who answers for stock.</summary>
public abstract class StockStoreContract : AvailabilityContract
{
    private static readonly CancellationToken None = CancellationToken.None;
    private static readonly LocalDate First = new(2026, 3, 1);
    private static int _numbers;

    /// <summary>A unit of work over the same stock.</summary>
    protected abstract IStockStore Open();

    /// <summary>Counted and expected in the words of the store. Saying the same twice changes nothing, so the tests share the positions.</summary>
    protected override async Task<IAvailability> WithAsync(IReadOnlyDictionary<string, AvailabilityPosition> positions)
    {
        foreach ((string product, AvailabilityPosition position) in positions)
        {
            Must(await Open().SetOnHandAsync(product, position.OnHand, None));
            for (int i = 0; i < position.Moves.Count; i++)
            {
                SupplyMove move = position.Moves[i];
                if (move.Quantity > 0m) Must(await Open().ExpectAsync("seed-" + product, $"{i}", product, move, None));
            }

            for (int i = 0; i < position.Moves.Count; i++)
            {
                SupplyMove move = position.Moves[i];
                if (move.Quantity < 0m) Must(await Open().ReserveAsync(new StockReservation($"seed-{product}-{i}", [new StockDemand("1", product, -move.Quantity, move.Date)]), None));
            }
        }

        return Open();
    }

    [Fact]
    public async Task Reserve_TheLastPiece_IsPromisedOnce()
    {
        string product = await StockedAsync(1m);
        Must(await Open().ExpectAsync(Next("po"), "1", product, new SupplyMove(First.PlusDays(9), 5m), None));
        Must(await Open().ReserveAsync(Order(product, 1m), None));
        Result second = await Open().ReserveAsync(Order(product, 1m), None);
        ValidationError error = Assert.Single(second.ValidationErrors);
        Assert.Equal(("pricing.stock_short", "/lines/0"), (error.ErrorCode, error.Identifier));
        Assert.Contains("2026-03-10", error.ErrorMessage, StringComparison.Ordinal);
        Must(await Open().ReserveAsync(Order(product, 1m, First.PlusDays(9)), None));
    }

    [Fact]
    public async Task Reserve_AnEarlierDay_DoesNotStealFromALaterPromise()
    {
        string product = await StockedAsync(10m);
        Must(await Open().ReserveAsync(Order(product, 8m, First.PlusDays(20)), None));
        Assert.Equal(ResultStatus.Invalid, (await Open().ReserveAsync(Order(product, 3m), None)).Status);
        Must(await Open().ReserveAsync(Order(product, 2m), None));
        Assert.Equal(0m, await AvailableAsync(product, First));
    }

    [Fact]
    public async Task Reserve_OneLineThatDoesNotFit_ReservesNoneAndNamesIt()
    {
        string some = await StockedAsync(5m), none = await StockedAsync(0m);
        StockReservation order = new(Next("order"),
        [
            new StockDemand("a", some, 3m, First), new StockDemand("b", none, 1m, First), new StockDemand("c", some, 3m, First), new StockDemand("d", Next("service"), 9m, First),
        ]);
        Result refused = await Open().ReserveAsync(order, None);
        Assert.Equal(["/lines/1", "/lines/2"], refused.ValidationErrors.Select(static e => e.Identifier));
        Assert.Equal(5m, await AvailableAsync(some, First));
        // The key was not used up.
        Must(await Open().ReserveAsync(order with { Lines = [order.Lines[0]] }, None));
    }

    [Fact]
    public async Task Reserve_TheSameKeyAgain_CountsOnce_AndForSomethingElseIsAConflict()
    {
        string product = await StockedAsync(2m);
        StockReservation order = Order(product, 2m);
        Must(await Open().ReserveAsync(order, None));
        Must(await Open().ReserveAsync(order with { Lines = [.. order.Lines] }, None));
        Assert.Equal(ResultStatus.Conflict, (await Open().ReserveAsync(Order(product, 1m) with { Key = order.Key }, None)).Status);
        Must(await Open().BookAsync(order.Key, "1", 1m, None));
        Must(await Open().ReserveAsync(order, None));
        Must(await Open().BookAsync(order.Key, "1", 1m, None));
        Must(await Open().ReserveAsync(order, None));
        Assert.Equal(0m, await AvailableAsync(product, First));
    }

    [Fact]
    public async Task Release_GivesBackWhatIsOpen_AndTheKeyIsOver()
    {
        string product = await StockedAsync(5m);
        StockReservation order = Order(product, 4m);
        Must(await Open().ReserveAsync(order, None));
        Must(await Open().BookAsync(order.Key, "1", 1m, None));
        Must(await Open().ReleaseAsync(order.Key, None));
        Must(await Open().ReleaseAsync(order.Key, None));
        Assert.Equal(4m, await AvailableAsync(product, First));
        Assert.Equal(ResultStatus.Conflict, (await Open().ReserveAsync(order, None)).Status);
        Assert.Equal(ResultStatus.NotFound, (await Open().BookAsync(order.Key, "1", 1m, None)).Status);
        Must(await Open().ReleaseAsync(Next("services"), None));
    }

    [Fact]
    public async Task Book_ADelivery_TakesItFromStockAndFromThePromise()
    {
        string product = await StockedAsync(10m);
        StockReservation order = Order(product, 4.5m);
        Must(await Open().ReserveAsync(order, None));
        Assert.Equal("pricing.stock_units", Assert.Single((await Open().BookAsync(order.Key, "1", 5m, None)).ValidationErrors).ErrorCode);
        Assert.Equal("pricing.stock_units", Assert.Single((await Open().BookAsync(order.Key, "1", 0m, None)).ValidationErrors).ErrorCode);
        Must(await Open().BookAsync(order.Key, "1", 1.5m, None));
        AvailabilityPosition position = await PositionAsync(product);
        Assert.Equal((8.5m, -3m), (position.OnHand, Assert.Single(position.Moves).Quantity));
        Must(await Open().BookAsync(order.Key, "1", 3m, None));
        position = await PositionAsync(product);
        Assert.Equal(5.5m, position.OnHand);
        Assert.Empty(position.Moves);
        Assert.Equal(ResultStatus.NotFound, (await Open().BookAsync(order.Key, "2", 1m, None)).Status);
    }

    [Fact]
    public async Task Expect_AReceiptThatIsLate_LeavesWhatIsPromisedShortAndPromisesNothingMore()
    {
        string product = await StockedAsync(0m), purchase = Next("po");
        Must(await Open().ExpectAsync(purchase, "1", product, new SupplyMove(First, 5m), None));
        Must(await Open().ReserveAsync(Order(product, 3m), None));
        Must(await Open().ExpectAsync(purchase, "1", product, new SupplyMove(First.PlusDays(7), 5m), None));
        Assert.Equal((0m, 2m), (await AvailableAsync(product, First), await AvailableAsync(product, First.PlusDays(7))));
        Must(await Open().BookAsync(purchase, "1", 5m, None));
        Assert.Equal(2m, await AvailableAsync(product, First));
        Assert.Equal(ResultStatus.Conflict, (await Open().ExpectAsync(purchase, "1", product, new SupplyMove(First, 5m), None)).Status);
    }

    [Fact]
    public async Task Expect_NothingOrUnderTheKeyOfAnOrder_IsRefused()
    {
        string product = await StockedAsync(1m), purchase = Next("po");
        StockReservation order = Order(product, 1m);
        Must(await Open().ReserveAsync(order, None));
        Assert.Equal("pricing.stock_units", Assert.Single((await Open().ExpectAsync(Next("po"), "1", product, new SupplyMove(First, 0m), None)).ValidationErrors).ErrorCode);
        Assert.Equal(ResultStatus.Conflict, (await Open().ExpectAsync(order.Key, "1", product, new SupplyMove(First, 1m), None)).Status);
        Assert.Equal(ResultStatus.Conflict, (await Open().ExpectAsync(order.Key, "9", product, new SupplyMove(First, 1m), None)).Status);
        Must(await Open().ExpectAsync(purchase, "1", product, new SupplyMove(First, 1m), None));
        Assert.Equal(ResultStatus.Conflict, (await Open().ReserveAsync(Order(product, 1m) with { Key = purchase }, None)).Status);
        Assert.Equal(ResultStatus.Conflict, (await Open().ExpectAsync(purchase, "1", product + "x", new SupplyMove(First, 1m), None)).Status);
    }

    [Fact]
    public async Task SetOnHand_ToNothingKnown_IsNotStockedAnyMore()
    {
        string product = await StockedAsync(1m);
        Must(await Open().SetOnHandAsync(product, null, None));
        Assert.Null(await Open().PositionOfAsync(product, None));
        Must(await Open().ReserveAsync(Order(product, 1_000m), None));
    }

    [Fact]
    public async Task Reserve_ConfirmationsThatBothSawTheLastPiece_OneOfThemGetsIt()
    {
        string product = await StockedAsync(1m);
        AcceptedQuote quote = Accepted(product, 1m);
        OrderConfirmation[] seen = await Task.WhenAll(Enumerable.Range(0, 8).Select(_ => Task.Run(() =>
            OrderConfirmation.CheckAsync(quote, First, new InMemoryCreditCheck(new Dictionary<string, Money>()), Open(), None))));
        Assert.All(seen, static confirmation => Assert.True(confirmation.CanConfirm));
        Result[] results = await Task.WhenAll(seen.Select(confirmation => Task.Run(() => Open().ReserveAsync(confirmation.ToReservation(Next("order")), None))));
        Assert.Single(results, static r => r.IsSuccess);
        Assert.All(results.Where(static r => !r.IsSuccess), static r => Assert.Equal("pricing.stock_short", Assert.Single(r.ValidationErrors).ErrorCode));
        Assert.Equal(-1m, Assert.Single((await PositionAsync(product)).Moves).Quantity);
    }

    [Fact]
    public async Task Reserve_ManyAtTheSameTimeInAnyOrderOfProducts_NeverPromisesMoreThanThereIs()
    {
        string[] products = [await StockedAsync(10m), await StockedAsync(10m), await StockedAsync(10m)];
        Result[] results = await Task.WhenAll(Enumerable.Range(0, 30).Select(i => Task.Run(() => Open().ReserveAsync(new StockReservation(Next("order"),
        [
            new StockDemand("1", products[i % 3], 1m, First.PlusDays(i % 5)), new StockDemand("2", products[(i + 1 + (i % 2)) % 3], 1m, First.PlusDays(i % 4)),
        ]), None))));
        int reserved = results.Count(static r => r.IsSuccess);
        Assert.DoesNotContain(results, static r => r.Status is ResultStatus.Unavailable or ResultStatus.Conflict);
        decimal promised = 0m;
        foreach (string product in products)
        {
            decimal left = (await PositionAsync(product)).Moves.Sum(static m => m.Quantity);
            Assert.InRange(left, -10m, 0m);
            promised -= left;
        }

        // Thirty pieces of two products each cannot all be had, and whoever could have been served was.
        Assert.Equal(2 * reserved, promised);
        Assert.InRange(reserved, 10, 15);
    }

    [Fact]
    public async Task Reserve_Cancelled_Ends()
    {
        using CancellationTokenSource cancelled = new();
        await cancelled.CancelAsync();
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => Open().ReserveAsync(Order("p", 1m), cancelled.Token));
    }

    /// <summary>A quote that was accepted, of one line.</summary>
    public static AcceptedQuote Accepted(string product, decimal quantity, decimal price = 1m, string customer = "C-9") =>
        SampleQuotes.Accepted(new QuoteRequest([new QuoteLineRequest("1", product, quantity) { Price = new PerUnitPrice(price) }]), customer);

    /// <summary>A text that no other test uses.</summary>
    protected string Next(string kind) => $"{kind}-{GetType().Name}-{Interlocked.Increment(ref _numbers)}";

    private StockReservation Order(string product, decimal units, LocalDate? day = null) => new(Next("order"), [new StockDemand("1", product, units, day ?? First)]);

    private async Task<string> StockedAsync(decimal onHand)
    {
        string product = Next("product");
        Must(await Open().SetOnHandAsync(product, onHand, None));
        return product;
    }

    private async Task<AvailabilityPosition> PositionAsync(string product) => (await Open().PositionOfAsync(product, None))!;

    private async Task<decimal> AvailableAsync(string product, LocalDate day) => new AvailableToPromise(await PositionAsync(product)).On(day);

    private static void Must(Result result) => Assert.True(result.IsSuccess, result.ToString());
}
