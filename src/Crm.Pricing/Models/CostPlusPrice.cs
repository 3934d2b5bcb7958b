namespace Crm.Pricing;

/// <summary>The price follows from the cost.</summary>
/// <param name="Kind">Whether the percentage is a markup on the cost or a margin in the price.</param>
/// <param name="Percent">The percentage; below 100 for a margin.</param>
/// <remarks>
/// Multiplies before it divides, so that 7 at a cost of 80.00 with a margin of 30 % are 800.00 and not a fraction less. Worked: cost 80.00 with a markup of 25 % or a margin of
/// 20 % is 100.00.
/// </remarks>
public sealed record CostPlusPrice(CostPlusKind Kind, decimal Percent) : PriceModel
{
    internal override bool NeedsPositiveQuantity => false;

    internal override void Check(string path, Problems problems) =>
        problems.Require(Kind == CostPlusKind.Markup || Percent < 100m, path + "/percent", "pricing.margin_100",
            "A margin is a part of the price: it must be below 100 %. Did you mean a markup?");

    internal override decimal AmountOf(in ChargeInput input) => PriceOf(input.UnitCost * input.Quantity);

    internal override void Explain(in ChargeInput input, List<ChargePart> parts) =>
        parts.Add(new ChargePart(0, input.Quantity, PriceOf(input.UnitCost), 0m, AmountOf(input)));

    private decimal PriceOf(decimal cost) =>
        Kind == CostPlusKind.Markup ? cost * (1m + (Percent / 100m)) : cost / (1m - (Percent / 100m));
}
