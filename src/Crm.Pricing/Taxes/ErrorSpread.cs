using Crm.Primitives;

namespace Crm.Pricing;

/// <summary>Rounds many amounts so that they add up to a given sum; works with amounts of both signs, where weights could not.</summary>
internal static class ErrorSpread
{
    /// <summary>
    /// Rounds each amount, then moves whole steps to those that rounding hurt most (ties to the lower index) until the sum is right.
    /// The sum must be a multiple of the step.
    /// </summary>
    internal static decimal[] Round(decimal[] exact, decimal sum, RoundingRule rule)
    {
        decimal[] rounded = Array.ConvertAll(exact, rule.Round);
        decimal off = sum - rounded.Sum();
        if (off == 0m || rounded.Length == 0) return rounded;
        decimal step = decimal.Sign(off) * rule.Step;
        // Zeros stay zeros as long as anything else can carry a step.
        int[] order = [.. Enumerable.Range(0, exact.Length)
            .OrderBy(i => exact[i] == 0m)
            .ThenByDescending(i => (exact[i] - rounded[i]) * decimal.Sign(off))
            .ThenBy(static i => i)];
        int carriers = Math.Max(1, order.Count(i => exact[i] != 0m));
        for (int k = 0; off != 0m; k++, off -= step) rounded[order[k % carriers]] += step;
        return rounded;
    }
}
