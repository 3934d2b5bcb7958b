namespace Crm.Persistence.EfCore;

/// <summary>Chooses the tables of Crm.Pricing.</summary>
public static class PricingModel
{
    /// <summary>Adds the tables and stores of Crm.Pricing: quotes, published catalogues, the uses of coupons, stock and promises.</summary>
    /// <param name="crm">The choice so far.</param>
    public static CrmModelBuilder AddPricing(this CrmModelBuilder crm)
    {
        ArgumentNullException.ThrowIfNull(crm);
        return crm.Add(new PricingPart());
    }
}
