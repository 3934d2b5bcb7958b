namespace Crm.Pricing;

/// <summary>A percentage of other lines: support at 18 % of the licences.</summary>
/// <param name="Percent">The percentage.</param>
/// <param name="Category">Only lines of products in this category (or below it) count; null for all lines that are not themselves a percentage of others.</param>
/// <remarks>
/// The base is the sum of the rounded amounts of those lines, before document discount and taxes; taxes that their prices include are in it.
/// Percent-of-total lines never count for each other, so there is no order to state and no cycle. A line whose price of the catalogue is
/// such a percentage where there is nothing else (a base of 0) is one; its price is chosen again when the base is known. Worked: 18 % of 10,000.00 is 1,800.00, whatever the quantity.
/// </remarks>
public sealed record PercentOfTotalPrice(decimal Percent, string? Category = null) : PriceModel
{
    internal override bool NeedsPositiveQuantity => false;

    internal override void Check(string path, Problems problems)
    {
        // Every percentage is allowed: more than 100 is a surcharge, less than 0 a rebate.
    }

    internal override decimal AmountOf(in ChargeInput input) => input.BaseTotal * (Percent / 100m);

    internal override void Explain(in ChargeInput input, List<ChargePart> parts) =>
        parts.Add(new ChargePart(0, input.BaseTotal, Percent / 100m, 0m, AmountOf(input)));
}
