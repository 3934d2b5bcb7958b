using System.Text.Json.Serialization;
using Crm.Primitives;

namespace Crm.Sla;

/// <summary>When a paused timer with conditions goes on.</summary>
[JsonConverter(typeof(EnumJsonConverter<ResumeRule>))]
public enum ResumeRule
{
    /// <summary>When the pause condition is no longer met.</summary>
    PauseNotMet,

    /// <summary>When the resume condition is met.</summary>
    ResumeMet,
}
