namespace Crm.Forecasting;

/// <summary>How well given probabilities match what happened. Groups stand in the order of their probability.</summary>
public static class ProbabilityCalibration
{
    /// <summary>The mean squared difference of probability and outcome (Brier 1950): 0 is perfect, 0.25 is a coin.</summary>
    /// <param name="groups">The groups.</param>
    public static double BrierScore(IReadOnlyList<CalibrationGroup> groups) =>
        groups.Sum(static g => (g.Won * (1 - g.Probability) * (1 - g.Probability)) + ((g.Count - g.Won) * g.Probability * g.Probability)) / Count(groups);

    /// <summary>The expected calibration error: the mean distance of probability and observed rate, weighted by count.</summary>
    /// <param name="groups">The groups.</param>
    public static double ExpectedCalibrationError(IReadOnlyList<CalibrationGroup> groups) =>
        groups.Sum(static g => g.Count * Math.Abs(g.Probability - g.Rate)) / Count(groups);

    /// <summary>The closest rates that never fall with the probability, by pooling adjacent violators, weighted by count.</summary>
    /// <param name="groups">The groups.</param>
    /// <returns>One rate a group.</returns>
    public static double[] Isotonic(IReadOnlyList<CalibrationGroup> groups)
    {
        ArgumentNullException.ThrowIfNull(groups);
        List<(double Won, double Count, int Members)> pools = [];
        foreach (CalibrationGroup group in groups)
        {
            pools.Add((group.Won, group.Count, 1));
            while (pools.Count > 1 && pools[^2].Won / pools[^2].Count > pools[^1].Won / pools[^1].Count)
            {
                (double won, double count, int members) = pools[^1];
                pools.RemoveAt(pools.Count - 1);
                pools[^1] = (pools[^1].Won + won, pools[^1].Count + count, pools[^1].Members + members);
            }
        }

        return [.. pools.SelectMany(static p => Enumerable.Repeat(p.Won / p.Count, p.Members))];
    }

    /// <summary>A rate drawn toward a prior, so that a few deals do not shout: (won + k * prior) / (count + k).</summary>
    /// <param name="group">The group.</param>
    /// <param name="prior">The rate of the parent.</param>
    /// <param name="strength">How many deals the prior is worth.</param>
    public static double Shrunk(CalibrationGroup group, double prior, double strength)
    {
        ArgumentNullException.ThrowIfNull(group);
        return (group.Won + (strength * prior)) / (group.Count + strength);
    }

    private static double Count(IReadOnlyList<CalibrationGroup> groups)
    {
        ArgumentNullException.ThrowIfNull(groups);
        int count = groups.Sum(static g => g.Count);
        return count > 0 ? count : throw new ArgumentException("There is at least one deal.", nameof(groups));
    }
}
