namespace Crm.Pricing.Tests.Documents;

/// <summary>A line as the oracle has it.</summary>
internal sealed class OracleLine(QuoteLineRequest request, CatalogProduct product, Fraction units)
{
    internal QuoteLineRequest Request => request;

    internal CatalogProduct Product => product;

    /// <summary>The quantity in units of the product.</summary>
    internal Fraction Units => units;

    /// <summary>Why it cannot be priced; null if it can.</summary>
    internal string? Problem { get; set; }

    internal string Source { get; set; } = "";

    internal bool OfTotal { get; set; }

    internal Fraction? UnitCost { get; set; }

    internal Fraction? Cost { get; set; }

    internal Fraction List { get; set; }

    /// <summary>The amount after each stage up to the distributor's, unrounded.</summary>
    internal SortedDictionary<PriceStage, Fraction> After { get; } = [];

    internal Fraction Unrounded { get; set; }

    internal Fraction Amount { get; set; }

    internal Fraction Share { get; set; }

    internal Fraction ExactNet { get; set; }

    internal Fraction Net { get; set; }

    internal OracleTax[] Taxes { get; set; } = [];
}
