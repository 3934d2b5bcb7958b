using System.Text.Json.Serialization;
using Crm.Primitives;

namespace Crm.Commission;

/// <summary>What a pay curve pays below its first point.</summary>
[JsonConverter(typeof(EnumJsonConverter<BelowFirst>))]
public enum BelowFirst
{
    /// <summary>Nothing: the first point is a threshold.</summary>
    Zero,

    /// <summary>The payout of the first point: a floor.</summary>
    Floor,
}
