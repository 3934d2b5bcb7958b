namespace Crm.Pricing;

/// <summary>A row that asks for approval, and why.</summary>
/// <param name="Rule">The row, as it was.</param>
/// <param name="Values">What each of its conditions found, in their order; null where the measure is unknown.</param>
public sealed record RequiredApproval(ApprovalRule Rule, IReadOnlyList<decimal?> Values)
{
    /// <summary>True if an approval under the same row at other values covers this one: no value got worse.</summary>
    /// <param name="approved">What was approved.</param>
    /// <remarks>
    /// Worked: approved at 15 % granted, 12 % now is covered and 16 % is not. Equality, unknown values and a row that now says something
    /// else are never covered; a row without conditions asks every time.
    /// </remarks>
    public bool IsCoveredBy(RequiredApproval approved)
    {
        ArgumentNullException.ThrowIfNull(approved);
        if (!Rule.AsksTheSame(approved.Rule) || Values.Count == 0) return false;
        for (int i = 0; i < Values.Count; i++)
        {
            if (Values[i] is not decimal now || approved.Values[i] is not decimal then || !Rule.Conditions[i].IsNotWorse(now, then)) return false;
        }

        return true;
    }
}
