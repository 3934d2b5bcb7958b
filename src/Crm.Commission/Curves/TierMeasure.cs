using System.Text.Json.Serialization;
using Crm.Primitives;

namespace Crm.Commission;

/// <summary>What the limits of a tier count.</summary>
[JsonConverter(typeof(EnumJsonConverter<TierMeasure>))]
public enum TierMeasure
{
    /// <summary>An amount in the plan's currency.</summary>
    Amount,

    /// <summary>Percent of the payee's quota: 100 is on target.</summary>
    PercentOfQuota,
}
