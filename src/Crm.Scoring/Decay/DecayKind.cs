using System.Text.Json.Serialization;
using Crm.Primitives;

namespace Crm.Scoring;

/// <summary>How the points of an event fade with its age.</summary>
[JsonConverter(typeof(EnumJsonConverter<DecayKind>))]
public enum DecayKind
{
    /// <summary>They do not.</summary>
    None,

    /// <summary>All of them while the age is below the length, then nothing.</summary>
    Window,

    /// <summary>In a straight line to nothing at the length.</summary>
    Linear,

    /// <summary>By half in every half-life.</summary>
    HalfLife,

    /// <summary>By a share of the original points after every full period.</summary>
    StepLinear,

    /// <summary>By a share of what is left after every full period.</summary>
    StepGeometric,
}
