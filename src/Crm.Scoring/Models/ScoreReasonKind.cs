namespace Crm.Scoring;

/// <summary>Where the points of a reason come from.</summary>
public enum ScoreReasonKind
{
    /// <summary>An event, faded to the instant of scoring.</summary>
    Event,

    /// <summary>Something the subject is.</summary>
    Fit,

    /// <summary>The bound of a rule.</summary>
    RuleBound,

    /// <summary>The bound of a group.</summary>
    GroupBound,

    /// <summary>The bound of a dimension.</summary>
    DimensionBound,

    /// <summary>The bound of the total.</summary>
    TotalBound,

    /// <summary>What a score set by hand adds to the computed one.</summary>
    Override,
}
