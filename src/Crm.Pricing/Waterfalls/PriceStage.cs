namespace Crm.Pricing;

/// <summary>The stages of the price waterfall, in their order.</summary>
public enum PriceStage
{
    /// <summary>The list price.</summary>
    List,

    /// <summary>A contracted, override or sale price takes the place of the list price.</summary>
    Contracted,

    /// <summary>The discount that grows with the quantity.</summary>
    Schedule,

    /// <summary>The part of the term that is charged.</summary>
    Proration,

    /// <summary>Discount rules and promotions of the catalogue. What follows is the regular price.</summary>
    Promotion,

    /// <summary>What the seller grants on top. What follows is the customer price.</summary>
    Additional,

    /// <summary>The partner's discount. What follows is the partner price.</summary>
    Partner,

    /// <summary>The distributor's discount.</summary>
    Distributor,

    /// <summary>Rounding of the line to the smallest unit of the currency.</summary>
    Rounding,

    /// <summary>The line's share of the discount on the document.</summary>
    Document,

    /// <summary>The tax that the price contains, taken out: what follows is the net.</summary>
    IncludedTax,

    /// <summary>A tax, added to the net.</summary>
    Tax,
}
