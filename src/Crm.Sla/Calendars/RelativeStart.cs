using System.Text.Json.Serialization;
using Crm.Primitives;

namespace Crm.Sla;

/// <summary>From which day a <see cref="RelativeTarget"/> counts when it begins on a day that is no business day.</summary>
[JsonConverter(typeof(EnumJsonConverter<RelativeStart>))]
public enum RelativeStart
{
    /// <summary>From that day: the next business day after a Saturday is Monday. The default.</summary>
    Date,

    /// <summary>From the next business day: a call on Saturday is a call of Monday, so the next business day is Tuesday.</summary>
    BusinessDay,
}
