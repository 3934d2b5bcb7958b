using System.Collections.Frozen;

namespace Crm.Dedupe;

/// <summary>How common the values of fields are: an agreement on a rare name says more than one on a common name.</summary>
/// <remarks>Shares are among the records that have a value. Immutable and thread-safe.</remarks>
public sealed class TermFrequencies
{
    private readonly FrozenDictionary<int, FrozenDictionary<string, double>> _shares;

    private TermFrequencies(FrozenDictionary<int, FrozenDictionary<string, double>> shares) => _shares = shares;

    /// <summary>Counts the values of some records.</summary>
    /// <param name="records">The records, prepared by the matcher that will use the result.</param>
    public static TermFrequencies Count(IEnumerable<PreparedRecord> records)
    {
        ArgumentNullException.ThrowIfNull(records);
        Dictionary<int, Dictionary<string, int>> counts = [];
        foreach (PreparedRecord record in records)
        {
            for (int field = 0; field < record.Values.Count; field++)
            {
                if (record[field] is not string value) continue;
                if (!counts.TryGetValue(field, out Dictionary<string, int>? ofField)) counts.Add(field, ofField = new(StringComparer.Ordinal));
                ofField[value] = ofField.GetValueOrDefault(value) + 1;
            }
        }

        return new TermFrequencies(counts.ToFrozenDictionary(static f => f.Key, static f =>
        {
            double total = f.Value.Values.Sum();
            return f.Value.ToFrozenDictionary(static v => v.Key, v => v.Value / total, StringComparer.Ordinal);
        }));
    }

    /// <summary>The greater share of two values; the known one if only one is known; null if neither is.</summary>
    internal double? Greater(int field, string left, string right)
    {
        if (!_shares.TryGetValue(field, out FrozenDictionary<string, double>? shares)) return null;
        bool knowsLeft = shares.TryGetValue(left, out double l), knowsRight = shares.TryGetValue(right, out double r);
        return knowsLeft && knowsRight ? Math.Max(l, r) : knowsLeft ? l : knowsRight ? r : null;
    }
}
