namespace Crm.Sla;

/// <summary>How the six conditions of a timer came out for a record, and what follows.</summary>
/// <param name="Start">Whether a timer should begin.</param>
/// <param name="Stop">Whether what was promised is done.</param>
/// <param name="Pause">Whether the clock should stand still.</param>
/// <param name="Resume">Whether it should go on.</param>
/// <param name="Reset">Whether a new cycle should begin.</param>
/// <param name="Cancel">Whether the promise no longer holds.</param>
public readonly record struct ConditionStates(bool Start, bool Stop, bool Pause, bool Resume, bool Reset, bool Cancel)
{
    /// <summary>What one evaluation does to a timer.</summary>
    /// <param name="stage">The stage of the timer; null if there is none. A timer that is over counts as none.</param>
    /// <param name="cancelRule">When it is cancelled.</param>
    /// <param name="resumeRule">When it goes on.</param>
    /// <remarks>
    /// In this order: without a timer, attach on start unless stop or cancel is met. With one: stop completes; reset with start reattaches;
    /// the cancel rule; pause; resume. So a pause condition that excludes the start condition cancels under
    /// <see cref="CancelRule.StartNotMet"/> and never pauses, and a start condition within the stop condition never attaches.
    /// Source: ServiceNow's documentation, "SLA processing".
    /// </remarks>
    public TimerAction Decide(TimerStage? stage, CancelRule cancelRule, ResumeRule resumeRule)
    {
        if (stage is not (TimerStage.Running or TimerStage.Paused)) return Start && !Stop && !Cancel ? TimerAction.Attach : TimerAction.None;
        if (Stop) return TimerAction.Complete;
        if (Reset && Start) return TimerAction.Reattach;
        if (cancelRule == CancelRule.StartNotMet ? !Start : cancelRule == CancelRule.CancelMet && Cancel) return TimerAction.Cancel;
        if (stage == TimerStage.Running) return Pause ? TimerAction.Pause : TimerAction.None;
        return (resumeRule == ResumeRule.ResumeMet ? Resume : !Pause) ? TimerAction.Resume : TimerAction.None;
    }
}
