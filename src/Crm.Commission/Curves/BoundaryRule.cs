using System.Text.Json.Serialization;
using Crm.Primitives;

namespace Crm.Commission;

/// <summary>To which tier an attainment belongs that lies exactly on a limit. It decides money wherever a curve jumps there.</summary>
[JsonConverter(typeof(EnumJsonConverter<BoundaryRule>))]
public enum BoundaryRule
{
    /// <summary>To the tier that ends there: exactly 100 % is still the lower rate.</summary>
    LowerTier,

    /// <summary>To the tier that begins there: exactly 100 % has already the higher rate.</summary>
    UpperTier,
}
