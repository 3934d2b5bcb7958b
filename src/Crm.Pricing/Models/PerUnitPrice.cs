namespace Crm.Pricing;

/// <summary>Every unit costs the same.</summary>
/// <param name="UnitPrice">The price of one unit. Worked: 5.12345 for 10 units is 51.2345.</param>
public sealed record PerUnitPrice(decimal UnitPrice) : PriceModel
{
    internal override bool NeedsPositiveQuantity => false;

    internal override void Check(string path, Problems problems)
    {
        // Every number is a price: 0 gives away, a negative one credits.
    }

    internal override decimal AmountOf(in ChargeInput input) => UnitPrice * input.Quantity;

    internal override void Explain(in ChargeInput input, List<ChargePart> parts) =>
        parts.Add(new ChargePart(0, input.Quantity, UnitPrice, 0m, UnitPrice * input.Quantity));
}
