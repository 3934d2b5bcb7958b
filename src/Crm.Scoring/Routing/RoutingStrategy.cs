using System.Text.Json.Serialization;
using Crm.Primitives;

namespace Crm.Scoring;

/// <summary>How one of several eligible candidates is chosen.</summary>
/// <remarks>Ties, in every strategy: who was assigned something longest ago (never comes first), then the smallest id in ordinal order.</remarks>
[JsonConverter(typeof(EnumJsonConverter<RoutingStrategy>))]
public enum RoutingStrategy
{
    /// <summary>Whose last turn is longest ago. Members may join and leave: nobody's turn is lost or taken twice.</summary>
    RoundRobin,

    /// <summary>Who has least to do.</summary>
    LeastLoad,

    /// <summary>Who has most room left: capacity minus load.</summary>
    SpareCapacity,

    /// <summary>Who has the largest part of the capacity left, compared as fractions: 1 of 2 is more than 2 of 10.</summary>
    SparePercent,

    /// <summary>Turns in proportion to the weights, spread evenly: weights 5, 1, 1 give a a b a c a a. Ties: who is listed first.</summary>
    SmoothWeighted,
}
