using System.Text.Json.Serialization;
using Crm.Primitives;

namespace Crm.Sla;

/// <summary>What happens to a clock of the whole case when a solved case is opened again. Reply and update clocks start with the next comment.</summary>
[JsonConverter(typeof(EnumJsonConverter<ReopenPolicy>))]
public enum ReopenPolicy
{
    /// <summary>The same timer goes on with what it had used. The default.</summary>
    Accumulate,

    /// <summary>A new cycle begins with the whole target.</summary>
    NewCycle,

    /// <summary>The first solution counts, nothing after it.</summary>
    FirstOnly,
}
