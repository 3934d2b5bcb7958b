namespace Crm.Primitives;

/// <summary>What became of a trigger.</summary>
public enum TransitionStatus
{
    /// <summary>The state has no such trigger.</summary>
    InvalidTransition,

    /// <summary>The transition exists, and a guard of it is not met.</summary>
    GuardFailed,

    /// <summary>The transition is taken.</summary>
    Ok,
}
