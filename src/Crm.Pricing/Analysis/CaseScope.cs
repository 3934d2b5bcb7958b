using NodaTime;

namespace Crm.Pricing;

/// <summary>The cases in which a price or a rule matches, but for its target: a range of quantities, a period, conditions.</summary>
/// <remarks>
/// Answers are safe: "overlaps" and "covers" are true only if they are. Where conditions are too long to compare cheaply the answer is no,
/// so that a hostile catalogue costs no time and no one gets a false alarm.
/// </remarks>
internal readonly struct CaseScope(
    decimal? min, decimal? max, Instant? from, Instant? to, IReadOnlyList<AttributeMatch> outer, IReadOnlyList<AttributeMatch> inner)
{
    /// <summary>More conditions, or more values in one of them, are not compared.</summary>
    private const int ComparedConditions = 16, ComparedValues = 64;

    private readonly decimal _min = min ?? 0m, _max = max ?? decimal.MaxValue;
    private readonly Instant _from = from ?? Instant.MinValue, _to = to ?? Instant.MaxValue;

    /// <summary>The conditions of the list; empty for a rule.</summary>
    private readonly IReadOnlyList<AttributeMatch> _outer = outer;
    private readonly IReadOnlyList<AttributeMatch> _inner = inner;

    internal static CaseScope Of(PriceList list, PriceEntry entry) => new(
        entry.MinQuantity, entry.MaxQuantity, Later(list.ValidFrom, entry.ValidFrom), Earlier(list.ValidTo, entry.ValidTo), list.Conditions, entry.Conditions);

    /// <summary>The price within its own list, where the list's conditions are not asked.</summary>
    internal static CaseScope WithinList(PriceList list, PriceEntry entry) => new(
        entry.MinQuantity, entry.MaxQuantity, Later(list.ValidFrom, entry.ValidFrom), Earlier(list.ValidTo, entry.ValidTo), [], entry.Conditions);

    internal static CaseScope Of(DiscountRule rule) => new(rule.MinQuantity, rule.MaxQuantity, rule.ValidFrom, rule.ValidTo, [], rule.Conditions);

    internal bool IsOutOfTime => _from > _to;

    internal int Conditions => _outer.Count + _inner.Count;

    /// <summary>The first attribute on which no value fulfils all conditions; null if there is none or it is too long to find out.</summary>
    internal string? Contradiction => Conditions == 0 ? null : FindContradiction(default);

    /// <summary>True if some case is in both.</summary>
    internal bool Overlaps(in CaseScope other) =>
        _min <= other._max && other._min <= _max && _from <= other._to && other._from <= _to && !IsOutOfTime && !other.IsOutOfTime
        && (Conditions + other.Conditions == 0 || (IsComparable && other.IsComparable && FindContradiction(other) is null));

    /// <summary>True if every case of the other is in this one.</summary>
    internal bool Covers(in CaseScope other)
    {
        if (_min > other._min || _max < other._max || _from > other._from || _to < other._to) return false;
        if (Conditions == 0) return true;
        if (!IsComparable || !other.IsComparable) return false;
        for (int i = 0; i < Conditions; i++)
        {
            if (!other.Implies(Condition(i))) return false;
        }

        return true;
    }

    private bool IsComparable
    {
        get
        {
            if (Conditions > ComparedConditions) return false;
            for (int i = 0; i < Conditions; i++)
            {
                if (Condition(i).Values.Count > ComparedValues) return false;
            }

            return true;
        }
    }

    private AttributeMatch Condition(int i) => i < _outer.Count ? _outer[i] : _inner[i - _outer.Count];

    private bool Implies(AttributeMatch wanted)
    {
        for (int i = 0; i < Conditions; i++)
        {
            AttributeMatch own = Condition(i);
            if (own.Attribute == wanted.Attribute && own.Values.All(value => wanted.Values.Contains(value))) return true;
        }

        return false;
    }

    private string? FindContradiction(in CaseScope other)
    {
        int own = Conditions, all = own + (other._outer is null ? 0 : other.Conditions);
        if (all > 2 * ComparedConditions) return null;
        for (int i = 0; i < all; i++)
        {
            AttributeMatch condition = i < own ? Condition(i) : other.Condition(i - own);
            if (condition.Values.Count > ComparedValues) continue;
            bool possible = false;
            foreach (string value in condition.Values)
            {
                possible = true;
                for (int k = 0; k < all && possible; k++)
                {
                    AttributeMatch same = k < own ? Condition(k) : other.Condition(k - own);
                    possible = same.Attribute != condition.Attribute || same.Values.Count > ComparedValues || same.Values.Contains(value);
                }

                if (possible) break;
            }

            if (!possible) return condition.Attribute;
        }

        return null;
    }

    private static Instant? Later(Instant? a, Instant? b) => a is null ? b : b is null ? a : Instant.Max(a.Value, b.Value);

    private static Instant? Earlier(Instant? a, Instant? b) => a is null ? b : b is null ? a : Instant.Min(a.Value, b.Value);
}
