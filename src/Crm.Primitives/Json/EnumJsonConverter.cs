using System.Diagnostics.CodeAnalysis;
using System.Text.Json;

namespace Crm.Primitives;

/// <summary>Writes the values of an enum as their names in camelCase; reads exactly those, no numbers and no other case.</summary>
/// <typeparam name="TEnum">The enum, not a set of flags.</typeparam>
/// <remarks>
/// Put it on the enum, <c>[JsonConverter(typeof(EnumJsonConverter&lt;Direction&gt;))]</c>: that works with source-generated contexts and
/// in AOT programs. The framework's converter also reads numbers, other cases and comma-separated lists, so it would let mistakes pass.
/// </remarks>
public sealed class EnumJsonConverter<TEnum> : TextJsonConverter<TEnum>
    where TEnum : struct, Enum
{
    private static readonly (string Name, TEnum Value)[] Values =
        [.. Enum.GetNames<TEnum>().Select(static name => (JsonNamingPolicy.CamelCase.ConvertName(name), Enum.Parse<TEnum>(name)))];

    /// <inheritdoc/>
    protected override string Form => "one of " + string.Join(", ", Values.Select(static v => v.Name));

    /// <inheritdoc/>
    protected override IReadOnlyList<string> SchemaValues => [.. Values.Select(static v => v.Name)];

    /// <inheritdoc/>
    protected override bool TryParse(string text, [MaybeNullWhen(false)] out TEnum value)
    {
        foreach ((string name, TEnum known) in Values)
        {
            if (!string.Equals(name, text, StringComparison.Ordinal)) continue;
            value = known;
            return true;
        }

        value = default;
        return false;
    }

    /// <inheritdoc/>
    /// <exception cref="JsonException">The value has no name.</exception>
    protected override string Format(TEnum value)
    {
        foreach ((string name, TEnum known) in Values)
            if (EqualityComparer<TEnum>.Default.Equals(known, value)) return name;
        throw new JsonException($"{value} is no named value of {typeof(TEnum).Name}.");
    }
}
