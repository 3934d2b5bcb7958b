using System.Globalization;

namespace Crm.Primitives;

/// <summary>Writes decimal numbers as text, such as <c>"1234.50"</c>, so that no reader makes binary fractions of them.</summary>
/// <remarks>The decimals are kept as they are: 1.50 stays 1.50. Reads at most 28 digits, no exponent, no thousands separator.</remarks>
public sealed class DecimalJsonConverter : TextJsonConverter<decimal>
{
    /// <inheritdoc/>
    protected override string Form => "a decimal number in quotes like \"1234.50\", with at most 28 digits";

    /// <inheritdoc/>
    protected override string SchemaPattern => @"^-?[0-9]{1,28}(\.[0-9]{1,28})?$";

    /// <inheritdoc/>
    protected override bool TryParse(string text, out decimal value) => DecimalText.TryParse(text, out value);

    /// <inheritdoc/>
    protected override string Format(decimal value) => DecimalText.Format(value);
}
