namespace Crm.Dedupe;

/// <summary>What became of a pair of records.</summary>
public enum MatchDecision
{
    /// <summary>Two entities.</summary>
    Different,

    /// <summary>For a person to decide.</summary>
    Possible,

    /// <summary>The same entity.</summary>
    Same,
}
