using System.Diagnostics.CodeAnalysis;
using NodaTime;
using NodaTime.Text;

namespace Crm.Primitives;

/// <summary>Writes durations as hours, minutes and seconds, such as <c>26:30:00</c>; hours are not limited to a day.</summary>
public sealed class DurationJsonConverter : TextJsonConverter<Duration>
{
    /// <inheritdoc/>
    protected override string Form => "a duration like 26:30:00 (hours, minutes, seconds)";

    /// <inheritdoc/>
    protected override bool TryParse(string text, [MaybeNullWhen(false)] out Duration value) => DurationPattern.JsonRoundtrip.Parse(text).TryGetValue(default, out value);

    /// <inheritdoc/>
    protected override string Format(Duration value) => DurationPattern.JsonRoundtrip.Format(value);
}
