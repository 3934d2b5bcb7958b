namespace Crm.Pricing;

/// <summary>What a line of a <see cref="PricingSession"/> comes to, without its trace.</summary>
/// <param name="List">The list price, unrounded.</param>
/// <param name="Net">The net, rounded.</param>
/// <param name="Tax">All taxes, rounded.</param>
/// <param name="Cost">What the line costs the seller; null if unknown.</param>
public readonly record struct LineTotals(decimal List, decimal Net, decimal Tax, decimal? Cost)
{
    /// <summary>Net and taxes.</summary>
    public decimal Total => Net + Tax;
}
