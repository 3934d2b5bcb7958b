namespace Crm.Domain;

/// <summary>The options of <see cref="CrmDomainServiceCollectionExtensions.AddCrmDomain"/>.</summary>
public sealed class CrmDomainOptions
{
    /// <summary>What the tenant has decided about leads.</summary>
    /// <value>The default hands over at a score of 50 and takes nothing off when a lead is recycled.</value>
    public LeadPolicy Leads { get; set; } = new(50);

    /// <summary>What holds for a purpose nobody has said anything about.</summary>
    /// <value>The default is <see cref="ConsentPolicy.Strict"/>.</value>
    public ConsentPolicy Consent { get; set; } = ConsentPolicy.Strict;
}
