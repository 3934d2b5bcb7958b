namespace Crm.Domain;

/// <summary>What keeps a customer from being reminded.</summary>
[Flags]
public enum DunningBlocks
{
    /// <summary>Nothing.</summary>
    None = 0,

    /// <summary>A case that disputes the order is open.</summary>
    DisputedCase = 1,

    /// <summary>A delivery of the order is late.</summary>
    LateDelivery = 2,
}
