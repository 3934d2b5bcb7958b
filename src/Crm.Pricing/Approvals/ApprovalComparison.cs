namespace Crm.Pricing;

/// <summary>How a measure is compared with the threshold of a rule.</summary>
public enum ApprovalComparison
{
    /// <summary>Greater; equal needs no approval.</summary>
    GreaterThan,

    /// <summary>Less; equal needs no approval.</summary>
    LessThan,

    /// <summary>Exactly equal. What was approved once is asked again after every change.</summary>
    EqualTo,
}
