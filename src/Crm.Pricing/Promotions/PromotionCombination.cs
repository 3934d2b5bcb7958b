using System.Text.Json.Serialization;
using Crm.Primitives;

namespace Crm.Pricing;

/// <summary>Whether a promotion goes together with others.</summary>
[JsonConverter(typeof(EnumJsonConverter<PromotionCombination>))]
public enum PromotionCombination
{
    /// <summary>With all others that are stackable, but for its <see cref="Promotion.ExclusiveGroup"/>.</summary>
    Stackable,

    /// <summary>Alone or not at all.</summary>
    Exclusive,
}
