namespace Crm.Persistence.EfCore;

/// <summary>Chooses the tables of Crm.Domain.</summary>
public static class DomainModel
{
    /// <summary>Adds the tables and stores of Crm.Domain: parties, consent, leads, campaigns, deals, orders, receivables and service.</summary>
    /// <param name="crm">The choice so far.</param>
    public static CrmModelBuilder AddDomain(this CrmModelBuilder crm)
    {
        ArgumentNullException.ThrowIfNull(crm);
        return crm.Add(new DomainPart());
    }
}
