using System.Diagnostics.CodeAnalysis;
using NodaTime;
using NodaTime.Text;

namespace Crm.Primitives;

/// <summary>Writes times of day as ISO 8601, such as <c>09:30:00</c>; midnight at the end of a day has no form.</summary>
public sealed class LocalTimeJsonConverter : TextJsonConverter<LocalTime>
{
    /// <inheritdoc/>
    protected override string Form => "a time of day like 09:30:00";

    /// <inheritdoc/>
    protected override bool TryParse(string text, [MaybeNullWhen(false)] out LocalTime value) => LocalTimePattern.ExtendedIso.Parse(text).TryGetValue(default, out value);

    /// <inheritdoc/>
    protected override string Format(LocalTime value) => LocalTimePattern.ExtendedIso.Format(value);
}
