using Crm.Primitives;
using Microsoft.EntityFrameworkCore.Storage.ValueConversion;

namespace Crm.Persistence.EfCore;

/// <summary>A currency as its code. A code outside ISO 4217 comes back without a smallest unit: two currencies are equal if their codes are.</summary>
internal sealed class CurrencyConverter() : ValueConverter<Currency, string>(static c => c.Code, static code => FromCode(code))
{
    private static Currency FromCode(string code) =>
        CurrencyTable.None.Code == code ? CurrencyTable.None
        : Currency.TryOf(code, out Currency? known) ? known
        : new Currency(code, null, null);
}
