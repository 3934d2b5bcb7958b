using Crm.Primitives;

namespace Crm.Forecasting;

/// <summary>What one deal adds to a snapshot.</summary>
/// <param name="Deal">The deal.</param>
/// <param name="Category">The category it counts in.</param>
/// <param name="Probability">The probability it was weighted with; 1 for a won deal.</param>
/// <param name="Weighted">Amount times probability, unrounded.</param>
public sealed record DealContribution(PipelineDeal Deal, ForecastCategory Category, decimal Probability, Money Weighted);
