namespace Crm.Sla;

/// <summary>Where a timer stands. Outside opening hours a running timer stays running.</summary>
public enum TimerStage
{
    /// <summary>Business time counts.</summary>
    Running,

    /// <summary>Nothing counts, and there is no due date: when it would go on is not known.</summary>
    Paused,

    /// <summary>What was promised was done, in time or not.</summary>
    Fulfilled,

    /// <summary>The promise no longer holds; it is neither kept nor broken.</summary>
    Cancelled,
}
