using NodaTime;

namespace Crm.Primitives;

/// <summary>A hierarchy as it is on one day, by dense index.</summary>
/// <remarks>Immutable and thread-safe. Worked: with <c>a</c> above <c>b</c> and <c>c</c>, rolling up 1, 2, 3 gives 6, 2, 3.</remarks>
public sealed class HierarchySnapshot
{
    private readonly int[] _parents;
    private readonly int[] _order;

    internal HierarchySnapshot(LocalDate date, IReadOnlyList<string> keys, int[] parents)
    {
        Date = date;
        Keys = keys;
        _parents = parents;
        _order = Order(parents);
    }

    /// <summary>The day.</summary>
    public LocalDate Date { get; }

    /// <summary>The keys by index: in ordinal order.</summary>
    public IReadOnlyList<string> Keys { get; }

    /// <summary>The index of the parent of each node; -1 for a root.</summary>
    public ReadOnlySpan<int> Parents => _parents;

    /// <summary>The indexes in roll-up order: every node before its parent; among equals, the higher index first.</summary>
    public ReadOnlySpan<int> RollUpOrder => _order;

    /// <summary>The indexes below a node: each before those below it, brothers in order.</summary>
    /// <param name="index">The index of the node, which is not among them.</param>
    public IReadOnlyList<int> Descendants(int index)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(index);
        ArgumentOutOfRangeException.ThrowIfGreaterThanOrEqual(index, _parents.Length);
        ILookup<int, int> children = Enumerable.Range(0, _parents.Length).ToLookup(i => _parents[i]);
        List<int> below = [];
        Stack<int> open = new(children[index].Reverse());
        while (open.TryPop(out int node))
        {
            below.Add(node);
            foreach (int child in children[node].Reverse()) open.Push(child);
        }

        return below;
    }

    /// <summary>Adds to each value the values of all nodes below it, in place. Allocates nothing.</summary>
    /// <param name="values">One value a node, by index; afterwards the totals.</param>
    /// <exception cref="ArgumentException">There is not exactly one value a node.</exception>
    public void RollUp(Span<decimal> values)
    {
        if (values.Length != _parents.Length) throw new ArgumentException("There is one value a node.", nameof(values));
        foreach (int node in _order)
            if (_parents[node] is int parent and >= 0) values[parent] += values[node];
    }

    /// <summary>Repeatedly takes away nodes without children.</summary>
    private static int[] Order(int[] parents)
    {
        int[] children = new int[parents.Length];
        foreach (int parent in parents)
            if (parent >= 0) children[parent]++;
        PriorityQueue<int, int> ready = new();
        for (int i = 0; i < parents.Length; i++)
            if (children[i] == 0) ready.Enqueue(i, -i);
        List<int> order = new(parents.Length);
        while (ready.TryDequeue(out int node, out _))
        {
            order.Add(node);
            int parent = parents[node];
            if (parent >= 0 && --children[parent] == 0) ready.Enqueue(parent, -parent);
        }

        return [.. order];
    }
}
