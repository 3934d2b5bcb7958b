namespace Crm.Persistence.EfCore;

/// <summary>Chooses the tables of Crm.Sla.</summary>
public static class SlaModel
{
    /// <summary>Adds the tables and stores of Crm.Sla: the deadlines that are to fire.</summary>
    /// <param name="crm">The choice so far.</param>
    public static CrmModelBuilder AddSla(this CrmModelBuilder crm)
    {
        ArgumentNullException.ThrowIfNull(crm);
        return crm.Add(new SlaPart());
    }
}
