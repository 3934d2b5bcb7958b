using System.Text.Json.Serialization;

namespace Crm.Pricing;

/// <summary>A row that asks for approval, and why.</summary>
/// <param name="Rule">The row, as it was.</param>
/// <param name="Values">What each of its conditions found, in their order; null where the measure is unknown.</param>
public sealed record RequiredApproval(ApprovalRule Rule, IReadOnlyList<decimal?> Values)
{
    /// <summary>The currency in which money among the values is; null for what was kept before it was.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public string? Currency { get; init; }

    /// <summary>Who agreed, in ordinal order: their agreement does not cover what they submit themselves. Null before they did, and for what was kept before it was.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public IReadOnlyList<string>? AgreedBy { get; init; }

    /// <summary>True if an approval under the same row at other values covers this one: no value got worse.</summary>
    /// <param name="approved">What was approved.</param>
    /// <remarks>
    /// Worked: approved at 15 % granted, 12 % now is covered and 16 % is not. Equality, unknown values and a row that now says something
    /// else are never covered, nor is money in another currency; a row without conditions asks every time.
    /// </remarks>
    public bool IsCoveredBy(RequiredApproval approved)
    {
        ArgumentNullException.ThrowIfNull(approved);
        if (!Rule.AsksTheSame(approved.Rule) || Values.Count == 0 || Values.Count != approved.Values.Count || Values.Count != Rule.Conditions.Count) return false;
        if (Rule.Conditions.Any(static condition => condition.Measure == ApprovalMeasure.Net) && (Currency is null || Currency != approved.Currency)) return false;
        for (int i = 0; i < Values.Count; i++)
        {
            if (Values[i] is not decimal now || approved.Values[i] is not decimal then || !Rule.Conditions[i].IsNotWorse(now, then)) return false;
        }

        return true;
    }
}
