using Crm.Pricing;
using NodaTime;
using Xunit;

namespace Crm.Testing.Contracts.Pricing;

/// <summary>What everybody who answers for stock promises.</summary>
public abstract class AvailabilityContract
{
    private static readonly CancellationToken None = CancellationToken.None;
    private static readonly LocalDate First = new(2026, 3, 1);

    /// <summary>An answer over these positions and no others.</summary>
    protected abstract Task<IAvailability> WithAsync(IReadOnlyDictionary<string, AvailabilityPosition> positions);

    [Fact]
    public async Task Position_OfAProductThatIsNotStocked_IsNull() => Assert.Null(await (await OpenAsync()).PositionOfAsync("service", None));

    [Fact]
    public async Task Position_OfAStockedProductWithNothingThere_IsZeroAndNotNull()
    {
        AvailabilityPosition? position = await (await OpenAsync()).PositionOfAsync("empty", None);
        Assert.NotNull(position);
        Assert.Null(new AvailableToPromise(position).Earliest(1m, First));
    }

    [Fact]
    public async Task Position_WithReceiptsAndPromises_LeavesTheSameToPromise()
    {
        AvailabilityPosition? position = await (await OpenAsync()).PositionOfAsync("box", None);
        AvailableToPromise atp = new(position!);
        Assert.Equal((2m, 2m, 22.5m), (atp.On(First), atp.On(First.PlusDays(3)), atp.On(First.PlusDays(4))));
    }

    [Fact]
    public async Task Position_ProductsInOtherLetters_AreOtherProducts() => Assert.Null(await (await OpenAsync()).PositionOfAsync("BOX", None));

    [Fact]
    public async Task Positions_OfManyProducts_AreThoseOfEachOne_WithoutWhatIsNotStocked()
    {
        IAvailability availability = await OpenAsync();
        IReadOnlyDictionary<string, AvailabilityPosition> all = await availability.PositionsOfAsync(["service", "empty", "box", "BOX"], None);
        Assert.Equal(["box", "empty"], all.Keys.Order(StringComparer.Ordinal));
        Assert.Equal((10m, 12.5m), (all["box"].OnHand, all["box"].Moves.Sum(static m => m.Quantity)));
        Assert.Empty(all["empty"].Moves);
        Assert.Empty(await availability.PositionsOfAsync([], None));
    }

    private Task<IAvailability> OpenAsync() => WithAsync(new Dictionary<string, AvailabilityPosition>
    {
        ["box"] = new(10m, [new SupplyMove(First.PlusDays(4), 20.5m), new SupplyMove(First.PlusDays(2), -8m)]),
        ["empty"] = new(0m, []),
    });
}
