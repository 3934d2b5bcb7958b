namespace Crm.Pricing;

/// <summary>What <see cref="CrmPricingServiceCollectionExtensions.AddCrmPricing"/> is told.</summary>
public sealed class CrmPricingOptions
{
    /// <summary>The catalogue of the engine. It is compiled when the host starts; what is wrong with it stops the host with every problem.</summary>
    /// <value>The default is null, which is refused.</value>
    public PriceCatalog? Catalog { get; set; }
}
