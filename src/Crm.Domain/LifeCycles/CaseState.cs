namespace Crm.Domain;

/// <summary>Where a service case stands. Its attribute <c>slaClock</c> says whether the clock runs, is paused or stopped.</summary>
/// <remarks>The table is <see cref="LifeCycles.Case"/>. Stored by name: the order of the members means nothing.</remarks>
public enum CaseState
{
    /// <summary>Just opened; nobody owns it.</summary>
    New,

    /// <summary>Somebody works on it.</summary>
    Open,

    /// <summary>The customer has to answer.</summary>
    WaitingOnCustomer,

    /// <summary>Waiting for something else than the customer.</summary>
    OnHold,

    /// <summary>Solved, and the customer may still object.</summary>
    Resolved,

    /// <summary>Over. A later reply opens a follow-up case.</summary>
    Closed,

    /// <summary>Never was a case, or is no longer wanted.</summary>
    Canceled,

    /// <summary>It was the same as another case, which it now points to.</summary>
    Merged,
}
