namespace Crm.Pricing;

/// <summary>What one tax record comes to on a document.</summary>
/// <param name="TaxId">The tax record.</param>
/// <param name="Base">What it was computed on, rounded.</param>
/// <param name="Amount">The tax, rounded.</param>
/// <param name="AffectedBy">The taxes whose amounts are part of <paramref name="Base"/>.</param>
public sealed record TaxGroup(string TaxId, decimal Base, decimal Amount, IReadOnlyList<string> AffectedBy)
{
    /// <summary>True for the second half of a reverse charge: the same tax with the opposite sign.</summary>
    internal static bool IsReverse(IReadOnlyList<TaxGroup> groups, int index) =>
        index > 0 && index < groups.Count && groups[index].TaxId == groups[index - 1].TaxId
        && groups[index].Base == groups[index - 1].Base && groups[index].Amount == -groups[index - 1].Amount && !IsReverse(groups, index - 1);
}
