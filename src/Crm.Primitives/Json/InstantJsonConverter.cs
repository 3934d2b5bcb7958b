using System.Diagnostics.CodeAnalysis;
using NodaTime;
using NodaTime.Text;

namespace Crm.Primitives;

/// <summary>Writes instants in UTC as ISO 8601, such as <c>2026-07-01T09:30:00Z</c>, with as many decimals as they have.</summary>
public sealed class InstantJsonConverter : TextJsonConverter<Instant>
{
    /// <inheritdoc/>
    protected override string Form => "an instant in UTC like 2026-07-01T09:30:00Z";

    /// <inheritdoc/>
    protected override string SchemaFormat => "date-time";
    /// <inheritdoc/>
    protected override bool TryParse(string text, [MaybeNullWhen(false)] out Instant value) => InstantPattern.ExtendedIso.Parse(text).TryGetValue(default, out value);

    /// <inheritdoc/>
    protected override string Format(Instant value) => InstantPattern.ExtendedIso.Format(value);
}
