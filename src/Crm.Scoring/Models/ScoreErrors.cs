namespace Crm.Scoring;

/// <summary>The stable codes of Crm.Scoring.</summary>
public static class ScoreErrors
{
    /// <summary>A definition, dimension, group or rule has no name.</summary>
    public const string NameMissing = "scoring.name_missing";

    /// <summary>Two dimensions, two groups, or two rules of a group have one name.</summary>
    public const string Duplicate = "scoring.duplicate";

    /// <summary>A lower bound is above its upper bound.</summary>
    public const string BoundsReversed = "scoring.bounds_reversed";

    /// <summary>A decay has no positive length, or a rate outside 0 to 1.</summary>
    public const string Decay = "scoring.decay";

    /// <summary>A band has no label, or one that is taken.</summary>
    public const string BandLabel = "scoring.band_label";

    /// <summary>Two bands begin at the same value.</summary>
    public const string BandOverlap = "scoring.band_overlap";

    /// <summary>A warning: values are possible that are in no band.</summary>
    public const string BandGap = "scoring.band_gap";

    /// <summary>A warning: a bound, or a band, can never be reached.</summary>
    public const string NeverReached = "scoring.never_reached";

    /// <summary>A warning: a rule gives no points.</summary>
    public const string NoPoints = "scoring.no_points";

    /// <summary>A definition has no rule at all.</summary>
    public const string NoRules = "scoring.no_rules";

    /// <summary>A definition is larger than the limits allow.</summary>
    public const string TooLarge = "scoring.too_large";

    /// <summary>Two events have one id and say different things.</summary>
    public const string EventConflict = "scoring.event_conflict";

    /// <summary>A state holds an event after the instant that is asked for.</summary>
    public const string StateIsNewer = "scoring.state_is_newer";
}
