namespace Crm.Pricing;

/// <summary>Everything that may hold prices and rules for a product: itself, what it is a variant of, its categories upwards, everything.</summary>
internal struct TargetWalk(ProductTarget product, CatalogTarget everything)
{
    private const int Own = 1_000_000, OfProduct = 999_999, NearestCategory = 500_000;
    private CategoryTarget? _category = product.Category;
    private int _next;

    internal CatalogTarget Current { get; private set; } = product;

    /// <summary>Higher is more specific.</summary>
    internal int Specificity { get; private set; } = Own;

    internal bool MoveNext()
    {
        switch (_next++)
        {
            case 0:
                return true;
            case 1 when product.VariantOf is ProductTarget variantOf:
                (Current, Specificity) = (variantOf, OfProduct);
                return true;
            case 1 or 2 when _category is CategoryTarget category:
                // The next call comes back here until the categories end.
                Specificity = Specificity > NearestCategory ? NearestCategory : Specificity - 1;
                (Current, _category, _next) = (category, category.Parent, 2);
                return true;
            case 1 or 2:
                (Current, Specificity, _next) = (everything, 0, 3);
                return true;
            default:
                return false;
        }
    }
}
