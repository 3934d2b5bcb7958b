namespace Crm.Pricing;

/// <summary>An amount of a cart that no item promotion and no order promotion touches: a surcharge, the shipping.</summary>
/// <param name="Amount">The amount.</param>
/// <param name="TaxPercent">Its tax in percent.</param>
/// <param name="IncludesTax">True if the amount contains the tax.</param>
public sealed record CartCharge(decimal Amount, decimal TaxPercent, bool IncludesTax);
