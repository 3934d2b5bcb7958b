namespace Crm.Sla;

/// <summary>What can happen to a timer.</summary>
public enum TimerFactKind
{
    /// <summary>The promise is made and the clock starts. Always the first fact.</summary>
    Attach,

    /// <summary>The clock stops for a while.</summary>
    Pause,

    /// <summary>The clock goes on.</summary>
    Resume,

    /// <summary>What was promised was done.</summary>
    Complete,

    /// <summary>It turned out not to be done: the same timer goes on with what it had used.</summary>
    Reopen,

    /// <summary>The timer ends because a new cycle takes its place.</summary>
    Reset,

    /// <summary>The promise no longer holds.</summary>
    Cancel,

    /// <summary>The promise becomes a shorter or longer one; what was used stays used.</summary>
    Retarget,

    /// <summary>From now on another calendar counts; what was used by the old one stays used.</summary>
    ChangeCalendar,
}
