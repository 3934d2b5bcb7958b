using System.Text.Json.Serialization;
using Crm.Primitives;

namespace Crm.Pricing;

/// <summary>What a product rule demands.</summary>
[JsonConverter(typeof(EnumJsonConverter<ProductRuleKind>))]
public enum ProductRuleKind
{
    /// <summary>At least one of the others must be there too. Two that are both needed are two rules.</summary>
    Requires,

    /// <summary>None of the others may be there.</summary>
    Excludes,

    /// <summary>At least one of the others would fit: a hint, never a violation.</summary>
    Recommends,
}
