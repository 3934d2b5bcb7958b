using System.Collections.Immutable;

namespace Crm.Scoring;

/// <summary>What routing remembers between two decisions: whose turn was when.</summary>
/// <param name="Key">The name of the definition it belongs to.</param>
/// <param name="Version">How often it was stored; 0 if never.</param>
/// <param name="Turns">Under which number a candidate was last chosen, by rule and candidate.</param>
/// <param name="Credits">The credit of a candidate under <see cref="RoutingStrategy.SmoothWeighted"/>, by rule and candidate.</param>
/// <remarks>Plain data, immutable; sorted, so that the same cursor is the same bytes.</remarks>
public sealed record RoutingCursor(
    string Key, long Version, ImmutableSortedDictionary<string, long> Turns, ImmutableSortedDictionary<string, long> Credits)
{
    /// <summary>The cursor of a definition that has decided nothing yet.</summary>
    /// <param name="key">The name of the definition.</param>
    public static RoutingCursor Start(string key) =>
        new(key, 0, ImmutableSortedDictionary.Create<string, long>(StringComparer.Ordinal), ImmutableSortedDictionary.Create<string, long>(StringComparer.Ordinal));

    internal static string Slot(string ruleId, string candidateId) => $"{ruleId}\n{candidateId}";

    internal long TurnOf(string ruleId, string candidateId) => Turns.GetValueOrDefault(Slot(ruleId, candidateId));

    internal RoutingCursor WithTurn(string ruleId, string candidateId)
    {
        long last = 0;
        foreach (long turn in Turns.Values) last = Math.Max(last, turn);
        return this with { Turns = Turns.SetItem(Slot(ruleId, candidateId), last + 1) };
    }
}
