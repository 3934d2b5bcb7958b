namespace Crm.Persistence.EfCore;

/// <summary>Chooses the tables of Crm.Scoring.</summary>
public static class ScoringModel
{
    /// <summary>Adds the table and the store of Crm.Scoring: routing cursors.</summary>
    /// <param name="crm">The choice so far.</param>
    public static CrmModelBuilder AddScoring(this CrmModelBuilder crm)
    {
        ArgumentNullException.ThrowIfNull(crm);
        return crm.Add(new ScoringPart());
    }
}
