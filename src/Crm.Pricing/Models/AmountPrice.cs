namespace Crm.Pricing;

/// <summary>The amount is given, whatever the quantity: a price computed elsewhere.</summary>
/// <param name="Amount">The amount.</param>
public sealed record AmountPrice(decimal Amount) : PriceModel
{
    internal override bool NeedsPositiveQuantity => false;

    internal override void Check(string path, Problems problems)
    {
        // Every number is an amount.
    }

    internal override decimal AmountOf(in ChargeInput input) => Amount;

    internal override void Explain(in ChargeInput input, List<ChargePart> parts) => parts.Add(new ChargePart(0, 1m, Amount, 0m, Amount));
}
