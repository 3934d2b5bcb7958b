using System.Collections.Immutable;

namespace Crm.Dedupe;

/// <summary>Groups records that are linked, directly or over others.</summary>
/// <remarks>Chains are taken at their word: if a is b and b is c, then a is c, however unlike a and c are.</remarks>
public static class ConnectedComponents
{
    /// <summary>Finds the groups.</summary>
    /// <typeparam name="TId">The type of the ids.</typeparam>
    /// <param name="nodes">The records; one without a link is a group of its own. A repeated one counts once.</param>
    /// <param name="edges">The links; one that names an unknown record is refused.</param>
    /// <param name="threshold">The least probability of a link that counts, inclusive.</param>
    /// <returns>The groups by their smallest member, which is the id of the group; members in ascending order.</returns>
    /// <exception cref="ArgumentException">An edge names a record that is no node.</exception>
    public static ImmutableArray<ImmutableArray<TId>> Find<TId>(IEnumerable<TId> nodes, IEnumerable<ClusterEdge<TId>> edges, double threshold)
        where TId : notnull, IComparable<TId>
    {
        ArgumentNullException.ThrowIfNull(nodes);
        ArgumentNullException.ThrowIfNull(edges);
        TId[] sorted = [.. nodes.Distinct().Order()];
        Dictionary<TId, int> indexOf = [];
        for (int i = 0; i < sorted.Length; i++) indexOf.Add(sorted[i], i);

        // Union-find in which the smaller index is always the root, so the root of a group is its smallest member.
        int[] parent = [.. Enumerable.Range(0, sorted.Length)];
        foreach (ClusterEdge<TId> edge in edges)
        {
            if (!indexOf.TryGetValue(edge.Left, out int left) || !indexOf.TryGetValue(edge.Right, out int right))
                throw new ArgumentException($"The link {edge.Left} - {edge.Right} names a record that is not among the nodes.", nameof(edges));
            if (!(edge.Probability >= threshold)) continue;
            (left, right) = (Root(parent, left), Root(parent, right));
            parent[Math.Max(left, right)] = Math.Min(left, right);
        }

        return [.. Enumerable.Range(0, sorted.Length).GroupBy(i => Root(parent, i)).OrderBy(static g => g.Key)
            .Select(g => (ImmutableArray<TId>)[.. g.Select(i => sorted[i])])];
    }

    private static int Root(int[] parent, int index)
    {
        while (parent[index] != index) index = parent[index] = parent[parent[index]];
        return index;
    }
}
