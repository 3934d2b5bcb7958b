using System.Text.Json.Serialization;
using Crm.Primitives;

namespace Crm.Pricing;

/// <summary>How a bundle and its components share the price.</summary>
[JsonConverter(typeof(EnumJsonConverter<BundlePricing>))]
public enum BundlePricing
{
    /// <summary>Every component at its own price; the bundle itself is 0.</summary>
    SumOfComponents,

    /// <summary>The bundle at its own price, and every component that is not included at its own besides.</summary>
    BasePlusComponents,

    /// <summary>The bundle's own price is the whole price: it is spread over the components by what they would cost alone, exactly, so that each is taxed as what it is.</summary>
    Spread,
}
