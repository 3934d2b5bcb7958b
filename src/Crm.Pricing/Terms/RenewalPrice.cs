namespace Crm.Pricing;

/// <summary>What a renewed term costs.</summary>
public enum RenewalPrice
{
    /// <summary>What the term costs now.</summary>
    Contracted,

    /// <summary>What the term costs now and a percentage on top.</summary>
    Uplift,

    /// <summary>What the catalogue says when it is renewed.</summary>
    CurrentList,
}
