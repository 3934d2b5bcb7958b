namespace Crm.Pricing;

/// <summary>One step of a chain.</summary>
/// <param name="Approvers">Who may decide.</param>
/// <param name="Quorum">How many of them must agree.</param>
public sealed record ApprovalStep(IReadOnlyList<string> Approvers, int Quorum = 1);
