namespace Crm.Domain;

/// <summary>Where a deal stands. The stage in its pipeline is a second dimension and not a state.</summary>
/// <remarks>The table is <see cref="LifeCycles.Opportunity"/>. Stored by name: the order of the members means nothing.</remarks>
public enum OpportunityState
{
    /// <summary>Being worked on.</summary>
    Open,

    /// <summary>Waiting for something outside, for a reason that is kept.</summary>
    OnHold,

    /// <summary>The customer has bought. Only reopening leads out.</summary>
    Won,

    /// <summary>The customer has not bought, for a reason that is kept. Only reopening leads out.</summary>
    Lost,
}
