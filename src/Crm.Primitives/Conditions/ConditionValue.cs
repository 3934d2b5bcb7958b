using System.Globalization;
using NodaTime;
using NodaTime.Text;

namespace Crm.Primitives;

/// <summary>What a condition compares a field with: a text, true or false, or a list of those.</summary>
/// <remarks>
/// <para>A number, a date or an instant is kept as its invariant text; the type of the field says how it is read when the condition is
/// compiled. So the JSON form needs no type marks, <c>"value": "1000.00"</c>, and one definition fits every map with such a field.</para>
/// <para>Two values are equal if their texts are: <c>"1000"</c> and <c>"1000.00"</c> compare alike but are not the same definition.
/// Immutable and thread-safe.</para>
/// </remarks>
public sealed class ConditionValue : IEquatable<ConditionValue>
{
    private ConditionValue(string? text, bool? flag, IReadOnlyList<ConditionValue>? items)
    {
        Text = text;
        Flag = flag;
        Items = items;
    }

    /// <summary>The text; null if this is a flag or a list.</summary>
    public string? Text { get; }

    /// <summary>True or false; null if this is a text or a list.</summary>
    public bool? Flag { get; }

    /// <summary>The values of the list, in order; null if this is a single value.</summary>
    public IReadOnlyList<ConditionValue>? Items { get; }

    /// <summary>A text.</summary>
    /// <param name="value">The text.</param>
    public static ConditionValue Of(string value)
    {
        ArgumentNullException.ThrowIfNull(value);
        return new ConditionValue(value, null, null);
    }

    /// <summary>A number, without superfluous zeros: 1000.50 becomes <c>1000.5</c>.</summary>
    /// <param name="value">The number.</param>
    public static ConditionValue Of(decimal value) =>
        new(value == 0m ? "0" : value.ToString("0.############################", CultureInfo.InvariantCulture), null, null);

    /// <summary>True or false.</summary>
    /// <param name="value">Which.</param>
    public static ConditionValue Of(bool value) => new(null, value, null);

    /// <summary>A calendar day.</summary>
    /// <param name="value">The day.</param>
    public static ConditionValue Of(LocalDate value) => new(LocalDatePattern.Iso.Format(value), null, null);

    /// <summary>A moment in time.</summary>
    /// <param name="value">The moment.</param>
    public static ConditionValue Of(Instant value) => new(InstantPattern.ExtendedIso.Format(value), null, null);

    /// <summary>A list of single values.</summary>
    /// <param name="values">The values; a list in a list is refused.</param>
    /// <exception cref="ArgumentException">One of the values is a list itself.</exception>
    public static ConditionValue List(params IEnumerable<ConditionValue> values)
    {
        ArgumentNullException.ThrowIfNull(values);
        ConditionValue[] items = [.. values];
        if (Array.Exists(items, static i => i.Items is not null))
            throw new ArgumentException("A list holds single values, not lists.", nameof(values));
        return new ConditionValue(null, null, Array.AsReadOnly(items));
    }

    /// <inheritdoc cref="Of(string)"/>
    public static implicit operator ConditionValue(string value) => Of(value);

    /// <inheritdoc cref="Of(decimal)"/>
    public static implicit operator ConditionValue(decimal value) => Of(value);

    /// <inheritdoc cref="Of(decimal)"/>
    public static implicit operator ConditionValue(int value) => Of((decimal)value);

    /// <inheritdoc cref="Of(bool)"/>
    public static implicit operator ConditionValue(bool value) => Of(value);

    /// <inheritdoc cref="Of(LocalDate)"/>
    public static implicit operator ConditionValue(LocalDate value) => Of(value);

    /// <inheritdoc cref="Of(Instant)"/>
    public static implicit operator ConditionValue(Instant value) => Of(value);

    /// <summary>True if both are the same text, the same flag, or lists of equal values in the same order.</summary>
    /// <param name="other">The other value.</param>
    public bool Equals(ConditionValue? other) =>
        other is not null && string.Equals(Text, other.Text, StringComparison.Ordinal) && Flag == other.Flag
        && (Items is null ? other.Items is null : other.Items is not null && Items.SequenceEqual(other.Items));

    /// <inheritdoc/>
    public override bool Equals(object? obj) => Equals(obj as ConditionValue);

    /// <inheritdoc/>
    public override int GetHashCode()
    {
        HashCode hash = default;
        hash.Add(Text, StringComparer.Ordinal);
        hash.Add(Flag);
        if (Items is not null)
            foreach (ConditionValue item in Items) hash.Add(item);
        return hash.ToHashCode();
    }

    /// <summary>The text in quotes, <c>true</c> or <c>false</c>, or the list in brackets.</summary>
    public override string ToString() =>
        Items is not null ? "[" + string.Join(", ", Items) + "]"
        : Flag is bool flag ? (flag ? "true" : "false")
        : $"\"{Text}\"";
}
