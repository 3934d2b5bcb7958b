using System.Collections.Frozen;
using NodaTime;

namespace Crm.Primitives;

/// <summary>A hierarchy over time: on every day each node has one parent or none, and no day has a cycle.</summary>
/// <remarks>
/// <para>A credit of last March rolls up to whoever was the manager last March. Nodes have a dense index, their place in the ordinal
/// order of the keys; batches work with a <see cref="HierarchySnapshot"/> of one day.</para>
/// <para>Made by <see cref="HierarchyDefinition.Compile"/>. Immutable and thread-safe.</para>
/// </remarks>
public sealed class DatedHierarchy
{
    private readonly FrozenDictionary<string, int> _indexes;
    private readonly string[] _keys;
    private readonly DatedParent[][] _parents;

    internal DatedHierarchy(string name, string[] keys, FrozenDictionary<string, int> indexes, DatedParent[][] parents, IReadOnlyList<ValidationError> diagnostics)
    {
        Name = name;
        Diagnostics = diagnostics;
        _keys = keys;
        _indexes = indexes;
        _parents = parents;
    }

    /// <summary>What it is.</summary>
    public string Name { get; }

    /// <summary>The keys by index: in ordinal order.</summary>
    public IReadOnlyList<string> Keys => Array.AsReadOnly(_keys);

    /// <summary>Warnings: edges that never count.</summary>
    public IReadOnlyList<ValidationError> Diagnostics { get; }

    /// <summary>The index of a key, if the hierarchy has it.</summary>
    /// <param name="key">The key.</param>
    /// <param name="index">The index, from 0.</param>
    public bool TryGetIndex(string key, out int index) => _indexes.TryGetValue(key, out index);

    /// <summary>The index of the parent on a day. Allocates nothing.</summary>
    /// <param name="index">The index of the node.</param>
    /// <param name="date">The day.</param>
    /// <returns>The index of the parent; -1 if the node is a root on that day.</returns>
    public int ParentIndex(int index, LocalDate date) => DatedParent.Find(_parents[index], date);

    /// <summary>The parent on a day.</summary>
    /// <param name="key">The node.</param>
    /// <param name="date">The day.</param>
    /// <returns>The parent; null if the node is a root on that day.</returns>
    /// <exception cref="ArgumentException">The hierarchy has no such node.</exception>
    public string? Parent(string key, LocalDate date) => ParentIndex(IndexOf(key), date) is int parent and >= 0 ? _keys[parent] : null;

    /// <summary>The nodes above on a day, the nearest first; each once.</summary>
    /// <param name="key">The node, which is not among them.</param>
    /// <param name="date">The day.</param>
    /// <exception cref="ArgumentException">The hierarchy has no such node.</exception>
    public IReadOnlyList<string> Ancestors(string key, LocalDate date)
    {
        List<string> ancestors = [];
        for (int node = ParentIndex(IndexOf(key), date); node >= 0; node = ParentIndex(node, date)) ancestors.Add(_keys[node]);
        return ancestors;
    }

    /// <summary>The nodes below on a day: each before those below it, brothers in ordinal order.</summary>
    /// <param name="key">The node, which is not among them.</param>
    /// <param name="date">The day.</param>
    /// <exception cref="ArgumentException">The hierarchy has no such node.</exception>
    /// <remarks>Looks at every node; for many questions about one day use <see cref="At"/>.</remarks>
    public IReadOnlyList<string> Descendants(string key, LocalDate date)
    {
        int root = IndexOf(key);
        return [.. At(date).Descendants(root).Select(i => _keys[i])];
    }

    /// <summary>The whole hierarchy as it is on a day, for batches.</summary>
    /// <param name="date">The day.</param>
    public HierarchySnapshot At(LocalDate date)
    {
        int[] parents = new int[_keys.Length];
        for (int i = 0; i < parents.Length; i++) parents[i] = ParentIndex(i, date);
        return new HierarchySnapshot(date, Keys, parents);
    }

    private int IndexOf(string key)
    {
        ArgumentNullException.ThrowIfNull(key);
        return _indexes.TryGetValue(key, out int index) ? index : throw new ArgumentException($"The hierarchy '{Name}' has no node '{key}'.", nameof(key));
    }
}
