using System.Text.Json.Serialization;
using Crm.Primitives;

namespace Crm.Commission;

/// <summary>How the lines of a statement are rounded. Up to the line all arithmetic is exact.</summary>
[JsonConverter(typeof(EnumJsonConverter<LineRounding>))]
public enum LineRounding
{
    /// <summary>
    /// A line is the rounded curve after it less the rounded curve before it: any number of lines sums to the rounded curve.
    /// </summary>
    Telescoping,

    /// <summary>Each line by itself; many small lines may drift from the curve.</summary>
    PerLine,
}
