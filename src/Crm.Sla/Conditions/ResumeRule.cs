namespace Crm.Sla;

/// <summary>When a paused timer with conditions goes on.</summary>
public enum ResumeRule
{
    /// <summary>When the pause condition is no longer met.</summary>
    PauseNotMet,

    /// <summary>When the resume condition is met.</summary>
    ResumeMet,
}
