namespace Crm.Pricing;

/// <summary>What a quantity costs, and how that came about.</summary>
/// <param name="Amount">The amount, unrounded. Always the sum of the parts.</param>
/// <param name="Parts">One part for each tier that contributes, in the order of the tiers.</param>
public sealed record Charge(decimal Amount, IReadOnlyList<ChargePart> Parts)
{
    internal static Charge Of(IReadOnlyList<ChargePart> parts)
    {
        decimal amount = 0m;
        foreach (ChargePart part in parts) amount += part.Amount;
        return new Charge(amount, parts);
    }
}
