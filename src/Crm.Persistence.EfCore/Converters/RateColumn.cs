using System.Globalization;
using Microsoft.EntityFrameworkCore.Storage.ValueConversion;

namespace Crm.Persistence.EfCore;

/// <summary>Rates, quantities and unit prices: numbers of at most twelve decimals.</summary>
internal static class RateColumn
{
    /// <summary>For numeric(28,12) and for SQLite's decimal text.</summary>
    internal static readonly ValueConverter<decimal, decimal> Numeric = new(static d => Checked(d), static d => AmountColumn.Shortest(d));

    private static decimal Checked(decimal rate)
    {
        if (Math.Abs(rate) >= 1e16m)
            throw new InvalidOperationException(string.Create(CultureInfo.InvariantCulture, $"The number {rate} is too large to be stored."));
        return decimal.Round(rate, 12) == rate
            ? rate
            : throw new InvalidOperationException(string.Create(CultureInfo.InvariantCulture,
                $"The number {rate} has more than twelve decimals: round it by a rule before it is stored."));
    }
}
