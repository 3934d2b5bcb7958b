namespace Crm.Domain;

/// <summary>Where a promise of service stands. Whether its units are used up is derived.</summary>
/// <remarks>The table is <see cref="LifeCycles.Entitlement"/>. Stored by name: the order of the members means nothing.</remarks>
public enum EntitlementState
{
    /// <summary>Being written.</summary>
    Draft,

    /// <summary>Its first day has not come.</summary>
    Waiting,

    /// <summary>In force.</summary>
    Active,

    /// <summary>Its last day has passed.</summary>
    Expired,

    /// <summary>Taken back.</summary>
    Canceled,
}
