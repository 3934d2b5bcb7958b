namespace Crm.Pricing;

/// <summary>What a quote needs before it may go out: the rules that ask, in the order of the matrix. Immutable.</summary>
/// <param name="Required">The rules that ask; empty if nobody has to agree.</param>
public sealed record ApprovalPlan(IReadOnlyList<RequiredApproval> Required)
{
    /// <summary>What is still needed when some approvals were given before a change.</summary>
    /// <param name="approved">What was approved, with the values it was approved at.</param>
    /// <returns>This plan without what those approvals cover.</returns>
    public ApprovalPlan Diff(IReadOnlyList<RequiredApproval> approved)
    {
        ArgumentNullException.ThrowIfNull(approved);
        return new ApprovalPlan([.. Required.Where(required => !approved.Any(required.IsCoveredBy))]);
    }
}
