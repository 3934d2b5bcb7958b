using System.Globalization;
using Crm.Primitives;

namespace Crm.Forecasting;

/// <summary>Rolls figures up a hierarchy, deepest adjustments first.</summary>
public static class ForecastRollup
{
    /// <summary>Computes base and effective figure of every node.</summary>
    /// <param name="nodes">The nodes, in any order.</param>
    /// <returns>
    /// The nodes in the order given, or all problems: <c>forecast.node_duplicate</c>, <c>forecast.parent_unknown</c>,
    /// <c>forecast.hierarchy_cycle</c> (names the nodes).
    /// </returns>
    public static Result<IReadOnlyList<RolledUpNode>> Compute(IReadOnlyList<ForecastNode> nodes)
    {
        ArgumentNullException.ThrowIfNull(nodes);
        ValidationError[] problems = [.. Check(nodes)];
        if (problems.Length > 0) return Result.Invalid(problems);

        Dictionary<string, int> index = nodes.Select(static (n, i) => (n.Key, i)).ToDictionary(static x => x.Key, static x => x.i, StringComparer.Ordinal);
        int[] waiting = new int[nodes.Count];
        foreach (ForecastNode node in nodes)
            if (node.Parent is string parent) waiting[index[parent]]++;
        Queue<int> ready = new(Enumerable.Range(0, nodes.Count).Where(i => waiting[i] == 0));
        decimal[] sums = [.. nodes.Select(static n => n.Own)];
        RolledUpNode?[] result = new RolledUpNode?[nodes.Count];
        while (ready.TryDequeue(out int i))
        {
            result[i] = Roll(nodes[i], sums[i]);
            if (nodes[i].Parent is not string parent) continue;
            sums[index[parent]] += result[i]!.Effective;
            if (--waiting[index[parent]] == 0) ready.Enqueue(index[parent]);
        }

        string[] cycle = [.. nodes.Where((_, i) => result[i] is null).Select(static n => n.Key).Order(StringComparer.Ordinal)];
        return cycle.Length > 0
            ? Result.Invalid(new ValidationError("/nodes", $"These nodes lie on or above a cycle: {string.Join(", ", cycle)}. Give one of them no parent.", "forecast.hierarchy_cycle"))
            : Result.Success<IReadOnlyList<RolledUpNode>>(result!);
    }

    private static RolledUpNode Roll(ForecastNode node, decimal sum)
    {
        ForecastAdjustment? inForce = node.ManagerAdjustment ?? node.OwnerAdjustment;
        decimal effective = inForce is null ? sum : inForce.Mode == AdjustmentMode.Absolute ? inForce.Value : sum + inForce.Value;
        return new RolledUpNode(node.Key, sum, effective, inForce is { Mode: AdjustmentMode.Absolute } && inForce.BaseWhenMade != sum);
    }

    private static IEnumerable<ValidationError> Check(IReadOnlyList<ForecastNode> nodes)
    {
        HashSet<string> keys = new(StringComparer.Ordinal);
        for (int i = 0; i < nodes.Count; i++)
        {
            if (!keys.Add(nodes[i].Key))
                yield return new ValidationError(string.Create(CultureInfo.InvariantCulture, $"/nodes/{i}/key"), $"'{nodes[i].Key}' is there twice.", "forecast.node_duplicate");
        }

        for (int i = 0; i < nodes.Count; i++)
        {
            if (nodes[i].Parent is string parent && !keys.Contains(parent))
                yield return new ValidationError(string.Create(CultureInfo.InvariantCulture, $"/nodes/{i}/parent"), $"There is no node '{parent}'.", "forecast.parent_unknown");
        }
    }
}
