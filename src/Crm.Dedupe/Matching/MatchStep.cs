namespace Crm.Dedupe;

/// <summary>One step of a match-weight waterfall.</summary>
/// <param name="Name"><c>prior</c>, the field of a comparison, or <c>tf:</c> and the field for the rarity of the shared value.</param>
/// <param name="Left">The normalised value of the left record; null if missing, and for the prior.</param>
/// <param name="Right">The normalised value of the right record; null if missing, and for the prior.</param>
/// <param name="Level">The level that was met, from 0 in the order of the definition; null for the prior and where a value is missing.</param>
/// <param name="Weight">What the step adds, in bits.</param>
public sealed record MatchStep(string Name, string? Left, string? Right, int? Level, double Weight);
