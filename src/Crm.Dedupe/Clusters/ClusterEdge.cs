namespace Crm.Dedupe;

/// <summary>Two records that were compared, and how sure their being the same is.</summary>
/// <typeparam name="TId">The type of the ids.</typeparam>
/// <param name="Left">One record.</param>
/// <param name="Right">The other.</param>
/// <param name="Probability">Between 0 and 1.</param>
public readonly record struct ClusterEdge<TId>(TId Left, TId Right, double Probability);
