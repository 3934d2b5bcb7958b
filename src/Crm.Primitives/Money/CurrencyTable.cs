using System.Collections.Frozen;
using System.Diagnostics.CodeAnalysis;

namespace Crm.Primitives;

/// <summary>A set of currencies looked up by code. Immutable and thread-safe.</summary>
public sealed partial class CurrencyTable
{
    private readonly FrozenDictionary<string, Currency> _byCode;

    private CurrencyTable(FrozenDictionary<string, Currency> byCode) => _byCode = byCode;

    /// <summary>The active codes of ISO 4217.</summary>
    public static CurrencyTable Iso4217 { get; } = new(IsoCurrencies().ToFrozenDictionary(static c => c.Code, StringComparer.Ordinal));

    /// <summary>XXX of ISO 4217: no currency involved.</summary>
    public static Currency None { get; } = Iso4217._byCode["XXX"];

    /// <summary>All currencies, by code.</summary>
    public IReadOnlyList<Currency> All => [.. _byCode.Values.OrderBy(static c => c.Code, StringComparer.Ordinal)];

    /// <summary>The currency with this code, if the table has it.</summary>
    /// <param name="code">The code, in upper case.</param>
    /// <param name="currency">The currency, or null.</param>
    public bool TryGet(string? code, [NotNullWhen(true)] out Currency? currency)
    {
        currency = null;
        return code is not null && _byCode.TryGetValue(code, out currency);
    }

    /// <summary>The same table with currencies added or replaced.</summary>
    /// <param name="currencies">The additions; a code that exists is replaced.</param>
    public CurrencyTable With(params IEnumerable<Currency> currencies)
    {
        ArgumentNullException.ThrowIfNull(currencies);
        Dictionary<string, Currency> copy = new(_byCode, StringComparer.Ordinal);
        foreach (Currency currency in currencies) copy[currency.Code] = currency;
        return new CurrencyTable(copy.ToFrozenDictionary(StringComparer.Ordinal));
    }
}
