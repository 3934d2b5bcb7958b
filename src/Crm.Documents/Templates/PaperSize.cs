using System.Text.Json.Serialization;
using Crm.Primitives;

namespace Crm.Documents;

/// <summary>The paper.</summary>
[JsonConverter(typeof(EnumJsonConverter<PaperSize>))]
public enum PaperSize
{
    /// <summary>210 x 297 mm.</summary>
    A4,

    /// <summary>8.5 x 11 inches.</summary>
    Letter,
}
