namespace Crm.Commission;

/// <summary>What is taken back when an earlier deal is cancelled.</summary>
public enum ReversalPolicy
{
    /// <summary>What that deal earned by the curve at its place; a minimum commission that was added stays.</summary>
    AtOriginalRate,

    /// <summary>A negative line at the end of the sequence: the deal comes off the top.</summary>
    AtCurrentPosition,

    /// <summary>The difference to a period in which the deal never existed.</summary>
    Replay,
}
