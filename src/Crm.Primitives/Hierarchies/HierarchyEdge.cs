namespace Crm.Primitives;

/// <summary>Who stands below whom, and when.</summary>
/// <param name="Child">The key of the lower node.</param>
/// <param name="Parent">The key of the upper node.</param>
/// <param name="Valid">The days on which it holds; always if not given.</param>
public sealed record HierarchyEdge(string Child, string Parent, EffectivePeriod Valid = default);
