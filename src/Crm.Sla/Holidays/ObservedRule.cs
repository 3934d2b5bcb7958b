using System.Text.Json.Serialization;
using Crm.Primitives;

namespace Crm.Sla;

/// <summary>On which day off work a holiday is observed that falls on a weekend.</summary>
[JsonConverter(typeof(EnumJsonConverter<ObservedRule>))]
public enum ObservedRule
{
    /// <summary>On none but its own. The default.</summary>
    None,

    /// <summary>Saturday moves to the Friday before, Sunday to the Monday after (United States). May cross the year.</summary>
    NearestWeekday,

    /// <summary>Saturday and Sunday move to the Monday after.</summary>
    NextMonday,

    /// <summary>Saturday and Sunday move to the first weekday after that is not a holiday of the set yet (United Kingdom).</summary>
    NextFreeWeekday,
}
