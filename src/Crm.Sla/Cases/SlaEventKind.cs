namespace Crm.Sla;

/// <summary>What a timeline shows.</summary>
public enum SlaEventKind
{
    /// <summary>A promise was made.</summary>
    Attached,

    /// <summary>Its clock stopped for a while.</summary>
    Paused,

    /// <summary>Its clock went on.</summary>
    Resumed,

    /// <summary>It got another target.</summary>
    Retargeted,

    /// <summary>It got another calendar.</summary>
    CalendarChanged,

    /// <summary>A threshold was reached.</summary>
    ThresholdReached,

    /// <summary>It was broken.</summary>
    Breached,

    /// <summary>What was promised was done.</summary>
    Fulfilled,

    /// <summary>It was opened again.</summary>
    Reopened,

    /// <summary>It ended for a new cycle.</summary>
    Reset,

    /// <summary>It no longer holds.</summary>
    Cancelled,
}
