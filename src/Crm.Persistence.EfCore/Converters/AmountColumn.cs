using System.Globalization;
using Microsoft.EntityFrameworkCore.Storage.ValueConversion;

namespace Crm.Persistence.EfCore;

/// <summary>Amounts: numbers of at most four decimals, exact on every database.</summary>
internal static class AmountColumn
{
    private const decimal UnitsPerOne = 10_000m;

    /// <summary>For numeric(19,4).</summary>
    internal static readonly ValueConverter<decimal, decimal> Numeric = new(static d => ToUnits(d) / UnitsPerOne, static d => Shortest(d));

    /// <summary>For an INTEGER of 1/10,000.</summary>
    internal static readonly ValueConverter<decimal, long> Integer = new(static d => ToUnits(d), static u => Shortest(u / UnitsPerOne));

    /// <summary>Without trailing zeros, so that both databases give the same number with the same scale.</summary>
    internal static decimal Shortest(decimal number) => number / 1.0000000000000000000000000000m;

    private static long ToUnits(decimal amount)
    {
        // About 922 million million fit an INTEGER; PostgreSQL would take a little more, but then the two would differ.
        if (Math.Abs(amount) >= 922_337_203_685_477m)
            throw new InvalidOperationException(string.Create(CultureInfo.InvariantCulture, $"The amount {amount} is too large to be stored."));
        decimal units = amount * UnitsPerOne;
        return units == decimal.Truncate(units)
            ? (long)units
            : throw new InvalidOperationException(string.Create(CultureInfo.InvariantCulture,
                $"The amount {amount} has more than four decimals: round it by a rule before it is stored or compared."));
    }
}
