using System.Text.Json.Serialization;
using Crm.Primitives;

namespace Crm.Commission;

/// <summary>What a pay curve pays above its last point.</summary>
[JsonConverter(typeof(EnumJsonConverter<AboveLast>))]
public enum AboveLast
{
    /// <summary>The payout of the last point.</summary>
    Cap,

    /// <summary>On with the slope of the last segment.</summary>
    Extrapolate,
}
