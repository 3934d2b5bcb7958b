using System.Text.Json.Serialization;
using Crm.Primitives;

namespace Crm.Sla;

/// <summary>When a timer with conditions is cancelled.</summary>
[JsonConverter(typeof(EnumJsonConverter<CancelRule>))]
public enum CancelRule
{
    /// <summary>When the start condition is no longer met.</summary>
    StartNotMet,

    /// <summary>When the cancel condition is met.</summary>
    CancelMet,

    /// <summary>Never.</summary>
    Never,
}
