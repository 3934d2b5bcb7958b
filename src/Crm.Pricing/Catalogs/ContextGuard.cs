namespace Crm.Pricing;

/// <summary>What a price or a rule asks of the context alone: looked at once for a document, however many lines it has.</summary>
internal sealed class ContextGuard(CompiledList? list, Validity validity, IReadOnlyList<AttributeMatch> conditions) : IEquatable<ContextGuard>
{
    private readonly CompiledList? _list = list;
    private readonly Validity _validity = validity;
    private readonly IReadOnlyList<AttributeMatch> _conditions = conditions;

    internal bool Holds(PricingContext context) =>
        (_list is null || (_list.Validity.Contains(context.AsOf) && AttributeMatch.MatchesAll(_list.List.Conditions, context.Attributes)))
        && _validity.Contains(context.AsOf)
        && AttributeMatch.MatchesAll(_conditions, context.Attributes);

    public bool Equals(ContextGuard? other)
    {
        if (other is null || !ReferenceEquals(_list, other._list) || _validity != other._validity || _conditions.Count != other._conditions.Count)
            return false;
        for (int i = 0; i < _conditions.Count; i++)
        {
            AttributeMatch left = _conditions[i], right = other._conditions[i];
            if (left.Attribute != right.Attribute || !left.Values.SequenceEqual(right.Values)) return false;
        }

        return true;
    }

    public override bool Equals(object? obj) => Equals(obj as ContextGuard);

    public override int GetHashCode()
    {
        HashCode hash = default;
        hash.Add(_list);
        hash.Add(_validity);
        foreach (AttributeMatch condition in _conditions)
        {
            hash.Add(condition.Attribute, StringComparer.Ordinal);
            foreach (string value in condition.Values) hash.Add(value, StringComparer.Ordinal);
        }

        return hash.ToHashCode();
    }
}
