using System.Text.Json.Serialization;
using Crm.Primitives;

namespace Crm.Pricing;

/// <summary>How a measure is compared with the threshold of a condition.</summary>
[JsonConverter(typeof(EnumJsonConverter<ApprovalComparison>))]
public enum ApprovalComparison
{
    /// <summary>Greater; equal needs no approval.</summary>
    GreaterThan,

    /// <summary>Less; equal needs no approval.</summary>
    LessThan,

    /// <summary>Greater or equal.</summary>
    AtLeast,

    /// <summary>Less or equal.</summary>
    AtMost,

    /// <summary>Exactly equal. What was approved once is asked again after every change.</summary>
    EqualTo,
}
