using Crm.Primitives;

namespace Crm.Forecasting;

/// <summary>The ratios of a pipeline. A ratio that has no meaning is null, never 0 or infinite.</summary>
public static class PipelineMetrics
{
    /// <summary>Open pipeline over what is still missing to the quota.</summary>
    /// <param name="openPipeline">The open deals, unweighted.</param>
    /// <param name="quota">The quota.</param>
    /// <param name="closed">What is closed.</param>
    /// <returns>The ratio; null once the quota is reached.</returns>
    public static decimal? Coverage(Money openPipeline, Money quota, Money closed) =>
        (quota - closed).Amount <= 0m ? null : openPipeline / (quota - closed);

    /// <summary>Won over won and lost; open deals do not count.</summary>
    /// <param name="won">How many deals were won.</param>
    /// <param name="lost">How many were lost.</param>
    /// <returns>A fraction; null without a closed deal.</returns>
    public static decimal? WinRate(int won, int lost) => won + lost == 0 ? null : (decimal)won / (won + lost);

    /// <summary>Revenue a day: deals times average amount times win rate over the length of the cycle.</summary>
    /// <param name="deals">How many deals are open.</param>
    /// <param name="averageAmount">Their average amount.</param>
    /// <param name="winRate">The win rate as a fraction.</param>
    /// <param name="cycleDays">The length of the sales cycle in days.</param>
    /// <returns>The amount a day, unrounded; null for a cycle of no days.</returns>
    public static Money? Velocity(int deals, Money averageAmount, decimal winRate, decimal cycleDays) =>
        cycleDays <= 0m ? null : averageAmount * deals * winRate / cycleDays;
}
