using System.Diagnostics.CodeAnalysis;
using NodaTime;
using NodaTime.Text;

namespace Crm.Primitives;

/// <summary>Writes local dates with time as ISO 8601 without an offset, such as <c>2026-07-01T09:30:00</c>.</summary>
public sealed class LocalDateTimeJsonConverter : TextJsonConverter<LocalDateTime>
{
    /// <inheritdoc/>
    protected override string Form => "a local date and time like 2026-07-01T09:30:00";

    /// <inheritdoc/>
    protected override bool TryParse(string text, [MaybeNullWhen(false)] out LocalDateTime value) => LocalDateTimePattern.ExtendedIso.Parse(text).TryGetValue(default, out value);

    /// <inheritdoc/>
    protected override string Format(LocalDateTime value) => LocalDateTimePattern.ExtendedIso.Format(value);
}
