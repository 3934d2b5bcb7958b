namespace Crm.Scoring;

/// <summary>The options of <see cref="CrmScoringServiceCollectionExtensions.AddCrmScoring"/>.</summary>
public sealed class CrmScoringOptions
{
    /// <summary>How often a routing decision is taken anew because someone else's was stored first.</summary>
    /// <value>The default value is 10.</value>
    public int RoutingAttempts { get; set; } = 10;
}
