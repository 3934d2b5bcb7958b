namespace Crm.Pricing;

/// <summary>The quantity is divided and rounded to whole steps before it is priced: megabytes billed as gigabytes.</summary>
/// <param name="DivideBy">How many units make a step; greater than 0.</param>
/// <param name="RoundUp">True if a begun step counts in full, false if only whole steps count.</param>
/// <param name="UnitPrice">The price of one step.</param>
/// <remarks>Worked: 11 units in steps of 10 at 4.00 are 8.00 rounded up and 4.00 rounded down.</remarks>
public sealed record SteppedQuantityPrice(decimal DivideBy, bool RoundUp, decimal UnitPrice) : PriceModel
{
    internal override void Check(string path, Problems problems) =>
        problems.Require(DivideBy > 0m, path + "/divideBy", "pricing.divide_by", "Divide the quantity by a number greater than 0.");

    internal override decimal AmountOf(in ChargeInput input) => Steps(input.Quantity) * UnitPrice;

    internal override void Explain(in ChargeInput input, List<ChargePart> parts) =>
        parts.Add(new ChargePart(0, Steps(input.Quantity), UnitPrice, 0m, AmountOf(input)));

    private decimal Steps(decimal quantity) => TierTable.Steps(quantity, DivideBy, RoundUp);
}
