namespace Crm.Pricing;

/// <summary>What conditions and rows may ask for and a priced quote does not say. What is left out is unknown, and then a row that needs it asks.</summary>
public sealed record ApprovalFacts
{
    /// <summary>Who submits; null if not known yet.</summary>
    public string? Author { get; init; }

    /// <summary>The length of the term in months; null if there is none or it is not known.</summary>
    public decimal? TermMonths { get; init; }

    /// <summary>The categories of a product, upwards; null if not known. <see cref="PricingEngine.CategoriesOf"/> knows them.</summary>
    public Func<string, IReadOnlyCollection<string>>? CategoriesOf { get; init; }
}
