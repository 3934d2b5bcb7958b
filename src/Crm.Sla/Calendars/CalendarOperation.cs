using System.Text.Json.Serialization;
using Crm.Primitives;

namespace Crm.Sla;

/// <summary>How calendars are put together.</summary>
[JsonConverter(typeof(EnumJsonConverter<CalendarOperation>))]
public enum CalendarOperation
{
    /// <summary>Open when at least one of them is: support that follows the sun.</summary>
    Union,

    /// <summary>Open when all of them are: the hours in which a call is possible.</summary>
    Intersection,

    /// <summary>Open when the first is and none of the others.</summary>
    Difference,
}
