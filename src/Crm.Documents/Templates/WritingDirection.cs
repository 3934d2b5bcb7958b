using System.Text.Json.Serialization;
using Crm.Primitives;

namespace Crm.Documents;

/// <summary>Where lines begin.</summary>
[JsonConverter(typeof(EnumJsonConverter<WritingDirection>))]
public enum WritingDirection
{
    /// <summary>On the left, as in Latin script.</summary>
    LeftToRight,

    /// <summary>On the right, as in Arabic and Hebrew.</summary>
    RightToLeft,
}
