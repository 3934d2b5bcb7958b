using System.Text.Json.Serialization;
using Crm.Primitives;

namespace Crm.Sla;

/// <summary>The JSON forms of this package, generated at compile time: no reflection.</summary>
[JsonSerializable(typeof(BusinessCalendarDefinition))]
[JsonSerializable(typeof(CalendarCatalogDefinition))]
[JsonSerializable(typeof(RelativeTarget))]
[JsonSerializable(typeof(SlaDefinition))]
[JsonSerializable(typeof(ConditionTimerDefinition))]
internal sealed partial class SlaJsonContext : JsonSerializerContext
{
    /// <summary>The context with the family's converters and strictness.</summary>
    internal static SlaJsonContext Strict { get; } = new(CrmJson.CreateOptions());
}
