using System.Diagnostics.CodeAnalysis;
using NodaTime;

namespace Crm.Primitives;

/// <summary>Writes time zones as their id in the IANA database, such as <c>Europe/Berlin</c>.</summary>
public sealed class DateTimeZoneJsonConverter : TextJsonConverter<DateTimeZone>
{
    /// <inheritdoc/>
    protected override string Form => "a time zone id of the IANA database like Europe/Berlin";

    /// <inheritdoc/>
    protected override bool TryParse(string text, [MaybeNullWhen(false)] out DateTimeZone value)
    {
        value = DateTimeZoneProviders.Tzdb.GetZoneOrNull(text);
        return value is not null;
    }

    /// <inheritdoc/>
    protected override string Format(DateTimeZone value)
    {
        ArgumentNullException.ThrowIfNull(value);
        return value.Id;
    }
}
