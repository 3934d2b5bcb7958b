namespace Crm.Domain;

/// <summary>Where a campaign stands. Consent is checked for each recipient at the moment of sending, not here.</summary>
/// <remarks>The table is <see cref="LifeCycles.Campaign"/>. Stored by name: the order of the members means nothing.</remarks>
public enum CampaignState
{
    /// <summary>Being prepared.</summary>
    Planning,

    /// <summary>Complete, and not yet begun.</summary>
    Ready,

    /// <summary>Running.</summary>
    Active,

    /// <summary>Stopped for a reason; may be changed and resumed.</summary>
    Suspended,

    /// <summary>Over; its figures are frozen.</summary>
    Completed,

    /// <summary>Given up.</summary>
    Canceled,
}
