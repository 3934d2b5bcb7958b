namespace Crm.Dedupe;

/// <summary>The pairs of a linkage against the truth.</summary>
/// <param name="TruePositives">Linked and right.</param>
/// <param name="FalsePositives">Linked and wrong.</param>
/// <param name="FalseNegatives">Right and not linked.</param>
public readonly record struct PairCounts(long TruePositives, long FalsePositives, long FalseNegatives)
{
    /// <summary>The counts as precision and recall; TP 2, FP 2, FN 2 gives one half each.</summary>
    public LinkageQuality Quality => new(Share(TruePositives, FalsePositives), Share(TruePositives, FalseNegatives));

    private static double Share(long part, long rest) => part + rest == 0 ? 1 : (double)part / (part + rest);
}
