namespace Crm.Pricing;

/// <summary>What became of a discount that was considered for a line.</summary>
public enum RuleOutcome
{
    /// <summary>It was taken off.</summary>
    Applied,

    /// <summary>It is not valid at the instant.</summary>
    NotValid,

    /// <summary>A condition on an attribute of the context does not match.</summary>
    Condition,

    /// <summary>The quantity is too low.</summary>
    QuantityTooLow,

    /// <summary>The quantity is too high.</summary>
    QuantityTooHigh,

    /// <summary>Its condition data is not satisfied.</summary>
    When,

    /// <summary>Another one of its exclusive group takes off more.</summary>
    ExclusiveGroup,

    /// <summary>The stacking policy of the stage chose others.</summary>
    Outweighed,
}
