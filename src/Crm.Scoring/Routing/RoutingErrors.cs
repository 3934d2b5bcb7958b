namespace Crm.Scoring;

/// <summary>The stable codes of routing.</summary>
public static class RoutingErrors
{
    /// <summary>A definition, a rule or the overflow queue has no name.</summary>
    public const string NameMissing = "scoring.routing_name_missing";

    /// <summary>Two rules have one id.</summary>
    public const string Duplicate = "scoring.routing_duplicate";

    /// <summary>There is no rule.</summary>
    public const string NoRules = "scoring.routing_no_rules";

    /// <summary>A warning: a rule is never reached, because one before it takes everything.</summary>
    public const string NeverReached = "scoring.routing_never_reached";

    /// <summary>A definition is larger than the limits allow.</summary>
    public const string TooLarge = "scoring.routing_too_large";
}
