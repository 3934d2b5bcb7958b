using System.Text.Json.Serialization;
using Crm.Primitives;

namespace Crm.Sla;

/// <summary>When a promise counts as broken.</summary>
[JsonConverter(typeof(EnumJsonConverter<BreachPolicy>))]
public enum BreachPolicy
{
    /// <summary>
    /// When more business time was used than promised. A promise used up at Monday's closing is broken on Tuesday at the opening, so
    /// a reply on Monday evening is in time. The default.
    /// </summary>
    WhenExceeded,

    /// <summary>When the due date has passed on the wall clock: the same reply on Monday evening is late. What some products do.</summary>
    AfterDue,
}
