using Crm.Primitives;
using Crm.Testing;
using Crm.Testing.Contracts.Pricing;
using FsCheck;
using FsCheck.Fluent;
using NodaTime;
using Xunit;

namespace Crm.Pricing.Tests.Confirmations;

public sealed class StockReservationLaws
{
    private static readonly LocalDate First = new(2026, 3, 1);
    private static readonly string[] Products = ["a", "b", "c"];
    private static readonly PricingEngine Engine = PricingEngine.Compile(SampleQuotes.Catalog with { Units = [new UnitOfMeasure("box", 12m), new UnitOfMeasure("half", 0.5m)] }).Value;
    private static readonly InMemoryCreditCheck NoLimits = new(new Dictionary<string, Money>());

    private static readonly Gen<SupplyMove> Moves = from day in Gen.Choose(0, 20) from quantity in Gen.Choose(-20, 60) select new SupplyMove(First.PlusDays(day), quantity);

    private static readonly Gen<AvailabilityPosition> Positions =
        from onHand in Gen.Choose(-5, 60) from moves in Moves.ListOf(5) select new AvailabilityPosition(onHand, moves);

    /// <summary>Two products are stocked, the third is not.</summary>
    private static readonly Gen<Dictionary<string, AvailabilityPosition>> Stock =
        from a in Positions from b in Positions select new Dictionary<string, AvailabilityPosition> { ["a"] = a, ["b"] = b };

    private static readonly Gen<QuoteRequest> Requests =
        from lines in (from product in Gen.Elements(Products) from quantity in Gen.Choose(-3, 6) from unit in Gen.Elements(null, "box", "half") select (product, quantity, unit)).ListOf(5)
        select new QuoteRequest([.. lines.Select(static (line, i) => new QuoteLineRequest($"{i}", line.product, line.quantity) { Unit = line.unit, Price = new PerUnitPrice(1m) })]);

    /// <summary>What can be confirmed can be reserved, as long as nobody comes between; and nobody after it gets what it took.</summary>
    [Fact]
    public void FitsInto_WhatWasConfirmedOverTheSamePositions_Always() => Law.Holds(Stock.Zip(Requests), static any =>
    {
        (Dictionary<string, AvailabilityPosition> stock, QuoteRequest request) = any;
        OrderConfirmation confirmation = OrderConfirmation.CheckAsync(SampleQuotes.Accepted(request, "C-1", Engine), First.PlusDays(3), NoLimits, new InMemoryAvailability(stock), CancellationToken.None).Result;
        if (!confirmation.CanConfirm) return true;
        StockReservation reservation = confirmation.ToReservation("SO-1");
        if (!reservation.FitsInto(stock).IsSuccess) return false;
        Dictionary<string, AvailabilityPosition> after = new(stock);
        foreach (StockDemand line in reservation.Lines) after[line.Product] = after[line.Product].With(new SupplyMove(line.Day, -line.Units));
        return stock.Keys.All(product => NoDayIsShorter(stock[product], after[product]));
    });

    /// <summary>A day that was covered still is, and one that was short is not shorter.</summary>
    private static bool NoDayIsShorter(AvailabilityPosition before, AvailabilityPosition after)
    {
        for (int d = 0; d <= 25; d++)
        {
            if (Math.Min(0m, Left(before, d)) > Left(after, d)) return false;
        }

        return true;
    }

    private static decimal Left(AvailabilityPosition position, int days) =>
        position.OnHand + position.Moves.Where(m => m.Date <= First.PlusDays(days)).Sum(static m => m.Quantity);
}
