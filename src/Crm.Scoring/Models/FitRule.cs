using Crm.Primitives;

namespace Crm.Scoring;

/// <summary>Points for what someone is.</summary>
/// <param name="Name">Its name, unique in its group; reasons give it.</param>
/// <param name="When">What must be known to hold; a missing field is unknown, which gives nothing and is not "does not hold".</param>
/// <param name="Points">The points, positive or negative.</param>
public sealed record FitRule(string Name, Condition When, decimal Points);
