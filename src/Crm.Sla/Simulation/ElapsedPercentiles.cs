using NodaTime;

namespace Crm.Sla;

/// <summary>How much business time fulfilled promises had used, in percentiles by the nearest rank: the smallest value that so many percent do not exceed.</summary>
/// <param name="Count">How many promises were fulfilled; without one all values are zero.</param>
/// <param name="P50">The median.</param>
/// <param name="P75">What three of four did not exceed.</param>
/// <param name="P90">What nine of ten did not exceed.</param>
/// <param name="P95">What 95 of 100 did not exceed.</param>
/// <param name="P99">What 99 of 100 did not exceed.</param>
public readonly record struct ElapsedPercentiles(int Count, Duration P50, Duration P75, Duration P90, Duration P95, Duration P99)
{
    internal static ElapsedPercentiles Of(List<Duration> elapsed)
    {
        elapsed.Sort();
        return new ElapsedPercentiles(elapsed.Count, Rank(50), Rank(75), Rank(90), Rank(95), Rank(99));

        Duration Rank(int percent) => elapsed.Count == 0 ? Duration.Zero : elapsed[(((elapsed.Count * percent) + 99) / 100) - 1];
    }
}
