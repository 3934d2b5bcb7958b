namespace Crm.Pricing;

/// <summary>Where the difference goes when a total is rounded to cash.</summary>
public enum CashRoundingStrategy
{
    /// <summary>A line of its own.</summary>
    AddLine,

    /// <summary>The largest tax.</summary>
    BiggestTax,
}
