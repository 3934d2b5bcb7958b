namespace Crm.Sla;

/// <summary>What one look at a timer's conditions does to it.</summary>
public enum TimerAction
{
    /// <summary>Nothing.</summary>
    None,

    /// <summary>A timer begins.</summary>
    Attach,

    /// <summary>The timer is fulfilled.</summary>
    Complete,

    /// <summary>The timer is fulfilled and a new one begins.</summary>
    Reattach,

    /// <summary>The timer is cancelled.</summary>
    Cancel,

    /// <summary>The timer is paused.</summary>
    Pause,

    /// <summary>The timer goes on.</summary>
    Resume,
}
