using System.Diagnostics.CodeAnalysis;
using Crm.Primitives;

namespace Crm.Sla;

/// <summary>Writes opening hours as people do: <c>09:00-17:00</c>, a night shift as <c>22:00-06:00</c>, the end of the day as <c>24:00</c>.</summary>
public sealed class LocalTimeWindowJsonConverter : TextJsonConverter<LocalTimeWindow>
{
    /// <inheritdoc/>
    protected override string Form => "opening hours like 09:00-17:00 or 22:00-24:00";

    /// <inheritdoc/>
    protected override string SchemaPattern => "^([01][0-9]|2[0-3]):[0-5][0-9](:[0-5][0-9](\\.[0-9]{1,9})?)?-(24:00|([01][0-9]|2[0-3]):[0-5][0-9](:[0-5][0-9](\\.[0-9]{1,9})?)?)$";

    /// <inheritdoc/>
    protected override bool TryParse(string text, [MaybeNullWhen(false)] out LocalTimeWindow value) => LocalTimeWindow.TryParse(text, out value);

    /// <inheritdoc/>
    protected override string Format(LocalTimeWindow value) => value.ToString();
}
