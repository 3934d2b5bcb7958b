namespace Crm.Pricing;

/// <summary>What pricing a line came to, up to its amount before the document discount and the taxes. One of many in an array.</summary>
internal struct LineResult
{
    internal ProductTarget Product;

    /// <summary>The price of the catalogue; null for a price of the line itself.</summary>
    internal CompiledEntry? Entry;

    /// <summary>The price of the line itself that was checked last, so that it is checked once.</summary>
    internal PriceModel? Checked;

    /// <summary>The percentage of other lines that was found before those were known; null for other lines.</summary>
    internal PercentOfTotalPrice? OfTotal;

    /// <summary>True until a percentage of other lines is priced.</summary>
    internal bool Pending;

    /// <summary>The sum that a percentage is taken of; 0 for other lines.</summary>
    internal decimal BaseTotal;

    /// <summary>The quantity in units of the product, and how many of them the line's unit holds.</summary>
    internal decimal Units, UnitRatio;

    /// <summary>What a unit costs the seller, 0 if that is unknown; and what the line costs, rounded.</summary>
    internal decimal UnitCost;
    internal decimal? Cost;

    /// <summary>The amounts of the waterfall: list, list or contracted, around the stage Additional, before and after the rounding.</summary>
    internal decimal List, Priced, BeforeGrant, AfterGrant, Unrounded, Amount;

    /// <summary>Where the steps are, if they were kept.</summary>
    internal (int Begin, int Count) Steps;
}
