namespace Crm.Commission;

/// <summary>One basis of a weighted fair share: history, pipeline, even.</summary>
/// <param name="Share">How much the basis counts, as a fraction.</param>
/// <param name="Weights">One weight a member; only their proportions count.</param>
public sealed record QuotaWeights(decimal Share, IReadOnlyList<decimal> Weights);
