using Crm.Primitives;

namespace Crm.Pricing;

public sealed partial class PricingEngine
{
    /// <summary>Prices a document and says what would need approval.</summary>
    /// <param name="request">The lines and the document discount.</param>
    /// <param name="context">The instant, the currency and the customer.</param>
    /// <param name="approvals">The matrix.</param>
    /// <param name="facts">Author and term; null for nothing. The categories are those of the catalogue unless given.</param>
    /// <returns>Both; or every problem of the request.</returns>
    public Result<ApprovalPreview> Price(QuoteRequest request, PricingContext context, ApprovalMatrix approvals, ApprovalFacts? facts = null)
    {
        ArgumentNullException.ThrowIfNull(approvals);
        Result<PricedQuote> priced = Price(request, context);
        if (!priced.IsSuccess) return priced.ToResult();
        facts ??= new ApprovalFacts();
        return new ApprovalPreview(priced.Value, approvals.Preview(priced.Value, facts.CategoriesOf is null ? facts with { CategoriesOf = CategoriesOf } : facts, request));
    }

    /// <summary>The categories of a product, its own and those above; empty for a product that the catalogue does not name.</summary>
    /// <param name="product">The product.</param>
    public IReadOnlyCollection<string> CategoriesOf(string product)
    {
        ArgumentNullException.ThrowIfNull(product);
        return _catalog.Product(product).Categories;
    }
}
