namespace Crm.Pricing;

/// <summary>What a quote needs before it may go out: the rows that ask, in the order of the matrix. Immutable.</summary>
/// <param name="Required">The rows whose people have to agree; empty if nobody has to.</param>
public sealed record ApprovalPlan(IReadOnlyList<RequiredApproval> Required)
{
    /// <summary>The rows that ask, but were agreed to earlier at values that were no better: nobody is asked again.</summary>
    public IReadOnlyList<RequiredApproval> Covered { get; init; } = [];

    /// <summary>What is still needed when some approvals were given before a change.</summary>
    /// <param name="approved">What was approved, with the values it was approved at.</param>
    /// <returns>This plan, with what those approvals cover set apart.</returns>
    public ApprovalPlan Diff(IReadOnlyList<RequiredApproval> approved)
    {
        ArgumentNullException.ThrowIfNull(approved);
        if (approved.Count == 0) return this;
        ILookup<bool, RequiredApproval> split = Required.ToLookup(required => approved.Any(required.IsCoveredBy));
        return new ApprovalPlan([.. split[false]]) { Covered = [.. Covered, .. split[true]] };
    }
}
