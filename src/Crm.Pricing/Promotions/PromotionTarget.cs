using System.Text.Json.Serialization;
using Crm.Primitives;

namespace Crm.Pricing;

/// <summary>What a promotion is taken from. Items come before the order, whatever the order of the list.</summary>
[JsonConverter(typeof(EnumJsonConverter<PromotionTarget>))]
public enum PromotionTarget
{
    /// <summary>Every unit of the lines it is for.</summary>
    Items,

    /// <summary>The order: spread over its lines.</summary>
    Order,

    /// <summary>The shipping.</summary>
    Shipping,
}
