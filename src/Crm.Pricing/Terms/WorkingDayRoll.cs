using System.Text.Json.Serialization;
using Crm.Primitives;

namespace Crm.Pricing;

/// <summary>What happens to a due date that is no working day.</summary>
[JsonConverter(typeof(EnumJsonConverter<WorkingDayRoll>))]
public enum WorkingDayRoll
{
    /// <summary>It stays.</summary>
    None,

    /// <summary>The next working day.</summary>
    Following,

    /// <summary>The working day before.</summary>
    Preceding,
}
