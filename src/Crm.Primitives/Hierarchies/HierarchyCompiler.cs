using System.Collections.Frozen;
using System.Globalization;
using NodaTime;
using NodaTime.Text;

namespace Crm.Primitives;

/// <summary>Checks a hierarchy on every day at once.</summary>
internal sealed class HierarchyCompiler
{
    private readonly HierarchyDefinition _definition;
    private readonly DefinitionLimits _limits;
    private readonly List<ValidationError> _problems = [];
    private readonly string[] _keys;
    private readonly FrozenDictionary<string, int> _indexes;
    private readonly DatedParent[][] _parents;

    private HierarchyCompiler(HierarchyDefinition definition, DefinitionLimits limits)
    {
        _definition = definition;
        _limits = limits;
        _keys = [.. new SortedSet<string>(definition.Nodes, StringComparer.Ordinal)];
        _indexes = _keys.Select(static (key, index) => KeyValuePair.Create(key, index)).ToFrozenDictionary(StringComparer.Ordinal);
        _parents = new DatedParent[_keys.Length][];
    }

    internal static Result<DatedHierarchy> Compile(HierarchyDefinition definition, DefinitionLimits limits)
    {
        if (definition.Nodes.Count > limits.Rules || definition.Edges.Count > limits.Rules)
        {
            return Result.Invalid(new ValidationError(definition.Nodes.Count > limits.Rules ? "/nodes" : "/edges",
                string.Create(CultureInfo.InvariantCulture, $"{limits.Rules} nodes and edges are allowed: split the hierarchy."), HierarchyErrors.TooMany));
        }

        return new HierarchyCompiler(definition, limits).Compile();
    }

    private Result<DatedHierarchy> Compile()
    {
        CheckNodes();
        ReadEdges();
        if (HasErrors) return Result.Invalid(_problems);
        CheckChains();
        return HasErrors ? Result.Invalid(_problems) : new DatedHierarchy(_definition.Name, _keys, _indexes, _parents, _problems.AsReadOnly());
    }

    private bool HasErrors => _problems.Exists(static p => p.Severity == Severity.Error);

    private void CheckNodes()
    {
        HashSet<string> seen = new(StringComparer.Ordinal);
        for (int i = 0; i < _definition.Nodes.Count; i++)
            if (!seen.Add(_definition.Nodes[i])) Add("nodes", i, "", HierarchyErrors.DuplicateNode, $"The node '{_definition.Nodes[i]}' is listed twice: remove one.");
    }

    private void ReadEdges()
    {
        List<DatedParent>[] parents = [.. _keys.Select(static _ => new List<DatedParent>())];
        for (int i = 0; i < _definition.Edges.Count; i++)
        {
            HierarchyEdge edge = _definition.Edges[i];
            bool known = IndexOf(edge.Child, i, "/child", out int child) & IndexOf(edge.Parent, i, "/parent", out int parent);
            if (edge.Valid.IsEmpty)
                Add("edges", i, "/valid", HierarchyErrors.EmptyPeriod, "The period holds no day, so the edge never counts: mend the dates or remove it.", Severity.Warning);
            else if (known) parents[child].Add(new DatedParent(edge.Valid, parent, i));
        }

        for (int i = 0; i < parents.Length; i++)
        {
            _parents[i] = [.. parents[i].OrderBy(static p => p.Start).ThenBy(static p => p.Edge)];
            for (int j = 1; j < _parents[i].Length; j++)
            {
                if (_parents[i][j - 1].Valid.Intersect(_parents[i][j].Valid) is not EffectivePeriod both) continue;
                Add("edges", _parents[i][j].Edge, "/valid", HierarchyErrors.TwoParents, string.Create(CultureInfo.InvariantCulture,
                    $"'{_keys[i]}' has a parent already in {both} (edge {_parents[i][j - 1].Edge}): end one of them."));
            }
        }
    }

    /// <summary>
    /// A cycle begins on the first day of the youngest of its edges, so it is enough to climb from each edge on its first day.
    /// </summary>
    private void CheckChains()
    {
        HashSet<string> reported = new(StringComparer.Ordinal);
        foreach ((int child, DatedParent edge) in _parents.SelectMany(static (list, child) => list.Select(e => (child, e))).OrderBy(static x => x.e.Edge))
        {
            LocalDate day = edge.Start;
            List<int> chain = [child];
            int node = edge.Parent;
            while (node >= 0 && node != child && chain.Count <= _limits.Depth)
            {
                chain.Add(node);
                node = DatedParent.Find(_parents[node], day);
            }

            if (node < 0) continue;
            if (node != child)
            {
                // It may run into a cycle that does not hold this edge; then an edge of that cycle reports it.
                if (!RunsIntoCycle(chain))
                {
                    Add("edges", edge.Edge, "", HierarchyErrors.TooDeep, string.Create(CultureInfo.InvariantCulture,
                        $"The chain above '{_keys[child]}' is longer than {_limits.Depth}: flatten it."));
                }
            }
            else if (reported.Add(string.Join('\n', chain.Order())))
            {
                string nodes = string.Join(" -> ", chain.Append(child).Select(i => _keys[i]));
                string from = edge.Valid.From is null ? "since ever" : "from " + LocalDatePattern.Iso.Format(day);
                Add("edges", edge.Edge, "", HierarchyErrors.Cycle, $"There is a cycle {from}: {nodes}. End one of its edges.");
            }
        }
    }

    private static bool RunsIntoCycle(List<int> chain) => chain.Distinct().Count() < chain.Count;

    private bool IndexOf(string key, int edge, string member, out int index)
    {
        if (_indexes.TryGetValue(key, out index)) return true;
        Add("edges", edge, member, HierarchyErrors.UnknownNode, $"'{key}' is not among the nodes: add it there, or mend the key.");
        return false;
    }

    private void Add(string list, int index, string member, string code, string sentence, Severity severity = Severity.Error) =>
        _problems.Add(new ValidationError(string.Create(CultureInfo.InvariantCulture, $"/{list}/{index}{member}"), sentence, code, severity));
}
