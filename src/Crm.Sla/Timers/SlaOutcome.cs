namespace Crm.Sla;

/// <summary>What a report says about a promise.</summary>
public enum SlaOutcome
{
    /// <summary>The clock runs and the promise is not broken.</summary>
    InProgress,

    /// <summary>The clock stands still and the promise is not broken. Not the same as met: it may stand still for ever.</summary>
    Paused,

    /// <summary>Kept.</summary>
    Met,

    /// <summary>Broken, whether what was promised has been done since or not.</summary>
    Breached,

    /// <summary>No longer holds.</summary>
    Cancelled,
}
