namespace Crm.Forecasting;

/// <summary>The steps from the pipeline at one moment to the pipeline at a later one.</summary>
public enum WaterfallStep
{
    /// <summary>Not there before, and in the period now.</summary>
    New,

    /// <summary>Open outside the period before, in it now.</summary>
    MovedIn,

    /// <summary>Won or lost before, open in the period now.</summary>
    Reopened,

    /// <summary>Worth more than before.</summary>
    Increased,

    /// <summary>Worth less than before.</summary>
    Decreased,

    /// <summary>Open, and no longer in the period.</summary>
    MovedOut,

    /// <summary>Won.</summary>
    Won,

    /// <summary>Lost.</summary>
    Lost,

    /// <summary>No longer there.</summary>
    Removed,
}
