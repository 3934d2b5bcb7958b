namespace Crm.Pricing;

/// <summary>What kind of list a price comes from.</summary>
public enum PriceOrigin
{
    /// <summary>The default price.</summary>
    Base,

    /// <summary>Competes with the base price: the lower of both counts.</summary>
    Sale,

    /// <summary>Replaces the base price, also as the original price.</summary>
    Override,

    /// <summary>Agreed with the customer: wins over all others.</summary>
    Contracted,
}
