namespace Crm.Pricing;

/// <summary>The sums of a document.</summary>
/// <param name="List">The sum of the list prices, unrounded.</param>
/// <param name="Net">The sum of the nets of the lines.</param>
/// <param name="Tax">The sum of the taxes.</param>
/// <param name="Cost">The sum of the costs; null unless every line has one.</param>
public sealed record PriceTotals(decimal List, decimal Net, decimal Tax, decimal? Cost)
{
    /// <summary>What the customer pays.</summary>
    public decimal Total => Net + Tax;

    /// <summary>Net less cost; null if a cost is unknown.</summary>
    public decimal? Margin => Net - Cost;

    /// <summary>The margin in percent of the net; null if a cost is unknown or the net is 0.</summary>
    public decimal? MarginPercent => Net == 0m ? null : Margin / Net * 100m;
}
