using Crm.Primitives;

namespace Crm.Scoring;

/// <summary>Something that makes a good or a bad fit.</summary>
/// <param name="Name">Its name, unique in the profile.</param>
/// <param name="When">What is asked.</param>
/// <param name="Thirds">Thirds of a letter: added if it is known to hold, taken away if it is known not to, nothing if it is unknown.</param>
public sealed record GradeCriterion(string Name, Condition When, int Thirds);
