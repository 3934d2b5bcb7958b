namespace Crm.Benchmarks.Pricing;

/// <summary>What is taken off a whole document.</summary>
public enum DiscountOnDocument
{
    None,
    Percent,
    Amount,
}
