using System.Diagnostics.CodeAnalysis;
using NodaTime;
using NodaTime.Text;

namespace Crm.Primitives;

/// <summary>Writes calendar periods as ISO 8601, such as <c>P1Y6M</c> or <c>P3D</c>, with the units they have.</summary>
public sealed class PeriodJsonConverter : TextJsonConverter<Period>
{
    /// <inheritdoc/>
    protected override string Form => "a period like P1Y6M or P3D";

    /// <inheritdoc/>
    protected override string SchemaFormat => "duration";

    /// <inheritdoc/>
    protected override bool TryParse(string text, [MaybeNullWhen(false)] out Period value) =>
        PeriodPattern.Roundtrip.Parse(text).TryGetValue(Period.Zero, out value);

    /// <inheritdoc/>
    protected override string Format(Period value) => PeriodPattern.Roundtrip.Format(value);
}
