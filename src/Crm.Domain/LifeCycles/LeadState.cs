namespace Crm.Domain;

/// <summary>Where a lead stands on its way from a first touch to a customer.</summary>
/// <remarks>The table is <see cref="LifeCycles.Lead"/>. Stored by name: the order of the members means nothing.</remarks>
public enum LeadState
{
    /// <summary>Just arrived; nobody has looked at it.</summary>
    New,

    /// <summary>Not ready to talk; marketing keeps in touch until it is.</summary>
    Nurturing,

    /// <summary>Its score reached the threshold: sales should have a look.</summary>
    MarketingQualified,

    /// <summary>A seller has accepted it.</summary>
    Working,

    /// <summary>A seller has found that there is a need, a budget and a date.</summary>
    Qualified,

    /// <summary>It became a customer and usually an opportunity. Final: undoing it is a compensating command.</summary>
    Converted,

    /// <summary>Nothing will come of it, for a reason that is kept.</summary>
    Disqualified,

    /// <summary>It was the same as another lead, which it now points to.</summary>
    Merged,
}
