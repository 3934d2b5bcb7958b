namespace Crm.Primitives;

/// <summary>The codes of everything that can be wrong with a hierarchy. Stable.</summary>
public static class HierarchyErrors
{
    /// <summary>A node is listed twice.</summary>
    public const string DuplicateNode = "hierarchy.duplicate_node";

    /// <summary>An edge names a node that is not listed.</summary>
    public const string UnknownNode = "hierarchy.unknown_node";

    /// <summary>A node has two parents on the same day.</summary>
    public const string TwoParents = "hierarchy.two_parents";

    /// <summary>On some day, following parents leads back to the start; the message lists the nodes.</summary>
    public const string Cycle = "hierarchy.cycle";

    /// <summary>A chain of parents is longer than <see cref="DefinitionLimits.Depth"/>.</summary>
    public const string TooDeep = "hierarchy.too_deep";

    /// <summary>There are more nodes or edges than <see cref="DefinitionLimits.Rules"/>.</summary>
    public const string TooMany = "hierarchy.too_many";

    /// <summary>A warning: the period of an edge holds no day, so the edge never counts.</summary>
    public const string EmptyPeriod = "hierarchy.empty_period";
}
