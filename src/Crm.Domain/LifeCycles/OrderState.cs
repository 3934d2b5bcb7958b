namespace Crm.Domain;

/// <summary>Where an order stands. How much of it is delivered, billed and paid is derived from its lines, never stored here.</summary>
/// <remarks>The table is <see cref="LifeCycles.Order"/>. Stored by name: the order of the members means nothing.</remarks>
public enum OrderState
{
    /// <summary>Being written; lines may change.</summary>
    Draft,

    /// <summary>Promised to the customer.</summary>
    Confirmed,

    /// <summary>Stopped for a reason, most often credit.</summary>
    OnHold,

    /// <summary>Delivered and billed in full.</summary>
    Completed,

    /// <summary>Delivered in part, and the rest will not come.</summary>
    ShortClosed,

    /// <summary>Taken back before anything was delivered or billed.</summary>
    Canceled,
}
