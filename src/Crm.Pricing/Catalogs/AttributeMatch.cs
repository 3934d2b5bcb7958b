namespace Crm.Pricing;

/// <summary>A condition on the context: an attribute has one of some values. The context must name the attribute.</summary>
/// <param name="Attribute">The attribute, such as <c>customer</c>, <c>segment</c>, <c>region</c>.</param>
/// <param name="Values">The values that match, compared exactly.</param>
public sealed record AttributeMatch(string Attribute, IReadOnlyList<string> Values)
{
    internal bool Matches(IReadOnlyDictionary<string, string> attributes)
    {
        if (!attributes.TryGetValue(Attribute, out string? value)) return false;
        for (int i = 0; i < Values.Count; i++)
        {
            if (string.Equals(Values[i], value, StringComparison.Ordinal)) return true;
        }

        return false;
    }

    internal static bool MatchesAll(IReadOnlyList<AttributeMatch> conditions, IReadOnlyDictionary<string, string> attributes)
    {
        for (int i = 0; i < conditions.Count; i++)
        {
            if (!conditions[i].Matches(attributes)) return false;
        }

        return true;
    }
}
