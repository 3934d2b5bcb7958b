namespace Crm.Pricing;

/// <summary>A rule that asks for approval, and why.</summary>
/// <param name="Rule">The rule.</param>
/// <param name="Value">The value that it found; null if the measure is unknown.</param>
public sealed record RequiredApproval(ApprovalRule Rule, decimal? Value)
{
    /// <summary>True if an approval of the same rule at another value covers this one: the value did not get worse.</summary>
    /// <param name="approved">What was approved.</param>
    /// <remarks>Worked: approved at 15 % granted, 12 % now is covered and 16 % is not. Equality and unknown values are never covered.</remarks>
    public bool IsCoveredBy(RequiredApproval approved)
    {
        ArgumentNullException.ThrowIfNull(approved);
        if (approved.Rule.Id != Rule.Id || Value is not decimal now || approved.Value is not decimal then) return false;
        return Rule.Comparison switch
        {
            ApprovalComparison.GreaterThan => now <= then,
            ApprovalComparison.LessThan => now >= then,
            _ => false,
        };
    }
}
