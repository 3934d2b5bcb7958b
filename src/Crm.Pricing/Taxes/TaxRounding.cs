namespace Crm.Pricing;

/// <summary>Where the tax of a document is rounded.</summary>
public enum TaxRounding
{
    /// <summary>On each line, before it is added up: two lines of 50.40 and 47.21 at 17 % are 8.57 + 8.03 = 16.60.</summary>
    PerLine,

    /// <summary>Once for each tax over the whole document: the same lines are 16.59.</summary>
    PerDocument,

    /// <summary>Rate times the sum of the rounded line nets, rounded: what EN 16931 (rule BR-CO-17) checks.</summary>
    PerCategory,
}
