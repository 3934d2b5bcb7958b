using System.Text.Json.Serialization;
using Crm.Primitives;

namespace Crm.Scoring;

/// <summary>Which of the events that match a rule count.</summary>
[JsonConverter(typeof(EnumJsonConverter<EventCounting>))]
public enum EventCounting
{
    /// <summary>All of them, added up.</summary>
    Sum,

    /// <summary>The one that happened first; of several the smallest id in ordinal order.</summary>
    First,

    /// <summary>The one that happened last; of several the smallest id in ordinal order.</summary>
    Last,

    /// <summary>The one that is worth most at the instant of scoring; of several the smallest id in ordinal order.</summary>
    Max,
}
