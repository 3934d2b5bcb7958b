namespace Crm.Pricing;

/// <summary>Who must approve what: the definition, as plain data.</summary>
/// <param name="Rules">The rows.</param>
public sealed record ApprovalMatrixDefinition(IReadOnlyList<ApprovalRule> Rules)
{
    /// <summary>Who decides for whom. A delegation is not passed on.</summary>
    public IReadOnlyList<ApprovalDelegation> Delegations { get; init; } = [];
}
