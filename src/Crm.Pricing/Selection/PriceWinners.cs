namespace Crm.Pricing;

/// <summary>The best price of each kind of list.</summary>
internal struct PriceWinners
{
    internal SelectedPrice Standard;
    internal SelectedPrice List;
    internal SelectedPrice Contracted;

    [System.Diagnostics.CodeAnalysis.UnscopedRef]
    internal ref SelectedPrice Of(PriceOrigin origin)
    {
        if (origin == PriceOrigin.Base) return ref Standard;
        if (origin == PriceOrigin.Contracted) return ref Contracted;
        return ref List;
    }
}
