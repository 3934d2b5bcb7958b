using System.Diagnostics.CodeAnalysis;
using NodaTime;
using NodaTime.Text;

namespace Crm.Primitives;

/// <summary>Writes dates as ISO 8601, such as <c>2026-07-01</c>.</summary>
public sealed class LocalDateJsonConverter : TextJsonConverter<LocalDate>
{
    /// <inheritdoc/>
    protected override string Form => "a date like 2026-07-01";

    /// <inheritdoc/>
    protected override string SchemaFormat => "date";
    /// <inheritdoc/>
    protected override bool TryParse(string text, [MaybeNullWhen(false)] out LocalDate value) => LocalDatePattern.Iso.Parse(text).TryGetValue(default, out value);

    /// <inheritdoc/>
    protected override string Format(LocalDate value) => LocalDatePattern.Iso.Format(value);
}
