using System.Diagnostics.CodeAnalysis;

namespace Crm.Domain;

/// <summary>Where a contract stands. Its end date is the inclusive last day of cover.</summary>
/// <remarks>The table is <see cref="LifeCycles.Contract"/>. Stored by name: the order of the members means nothing.</remarks>
public enum ContractState
{
    /// <summary>Being written.</summary>
    Draft,

    /// <summary>Waiting for somebody who may approve it.</summary>
    InApproval,

    /// <summary>May be signed.</summary>
    Approved,

    /// <summary>Signed by both sides; its first day has not come.</summary>
    [SuppressMessage("Naming", "CA1720", Justification = "A contract is signed; no type is meant.")]
    Signed,

    /// <summary>In force.</summary>
    Active,

    /// <summary>In force, but not performed for the moment.</summary>
    Suspended,

    /// <summary>Its last day has passed.</summary>
    Expired,

    /// <summary>Continued by a successor contract.</summary>
    Renewed,

    /// <summary>Ended before its last day.</summary>
    Terminated,

    /// <summary>Given up before its first day.</summary>
    Canceled,
}
