namespace Crm.Scoring;

/// <summary>What became of a piece of work.</summary>
public enum RoutingOutcome
{
    /// <summary>Someone was chosen.</summary>
    Assigned,

    /// <summary>A rule took it, and nobody is eligible: it waits.</summary>
    Waiting,

    /// <summary>No rule took it: it waits in the overflow queue.</summary>
    NoRule,
}
