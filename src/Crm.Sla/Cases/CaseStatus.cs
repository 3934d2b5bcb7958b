namespace Crm.Sla;

/// <summary>The states of a case that clocks look at. A host maps its own states to them.</summary>
public enum CaseStatus
{
    /// <summary>Nobody has begun.</summary>
    New,

    /// <summary>It is worked on.</summary>
    Open,

    /// <summary>The customer has to answer.</summary>
    Pending,

    /// <summary>A third party has to act.</summary>
    OnHold,

    /// <summary>Done; a later other status reopens it.</summary>
    Solved,

    /// <summary>Done for good. Counts like <see cref="Solved"/>.</summary>
    Closed,
}
