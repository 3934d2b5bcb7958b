namespace Crm.Pricing;

/// <summary>What kind of list a price comes from.</summary>
public enum PriceOrigin
{
    /// <summary>The default price.</summary>
    Base,

    /// <summary>Competes with the base price: the lower of both counts. Ranked together with the overrides, by <see cref="SelectionOrder"/>.</summary>
    Sale,

    /// <summary>Replaces the base price, also as the original price, unless a sale price ranks higher.</summary>
    Override,

    /// <summary>Agreed with the customer: wins over all others.</summary>
    Contracted,
}
