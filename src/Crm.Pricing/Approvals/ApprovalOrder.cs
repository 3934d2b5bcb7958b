using System.Text.Json.Serialization;
using Crm.Primitives;

namespace Crm.Pricing;

/// <summary>In which order the steps of a chain are asked.</summary>
[JsonConverter(typeof(EnumJsonConverter<ApprovalOrder>))]
public enum ApprovalOrder
{
    /// <summary>One after the other: a step is asked when the one before agreed.</summary>
    Sequence,

    /// <summary>All at once.</summary>
    Parallel,
}
