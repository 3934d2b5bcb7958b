using System.Diagnostics.CodeAnalysis;

namespace Crm.Primitives;

/// <summary>Writes currencies as their code, such as <c>EUR</c>.</summary>
/// <param name="currencies">The currencies that may be read.</param>
public sealed class CurrencyJsonConverter(CurrencyTable currencies) : TextJsonConverter<Currency>
{
    /// <summary>Makes a converter that reads the codes of ISO 4217.</summary>
    public CurrencyJsonConverter()
        : this(CurrencyTable.Iso4217)
    {
    }

    /// <inheritdoc/>
    protected override string Form => "a currency code like EUR";

    /// <inheritdoc/>
    protected override string SchemaPattern => "^[A-Z0-9]{3,8}$";

    /// <inheritdoc/>
    protected override bool TryParse(string text, [MaybeNullWhen(false)] out Currency value) => currencies.TryGet(text, out value);

    /// <inheritdoc/>
    protected override string Format(Currency value)
    {
        ArgumentNullException.ThrowIfNull(value);
        return value.Code;
    }
}
