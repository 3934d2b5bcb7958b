using Microsoft.EntityFrameworkCore.Storage.ValueConversion;
using NodaTime;

namespace Crm.Persistence.EfCore;

/// <summary>A day as a date. The first and the last day that exist are refused: PostgreSQL has no finite form for them.</summary>
internal sealed class LocalDateConverter()
    : ValueConverter<LocalDate, DateOnly>(static d => ToDateOnly(d), static d => LocalDate.FromDateOnly(d))
{
    private static DateOnly ToDateOnly(LocalDate date)
    {
        DateOnly day = date.ToDateOnly();
        return day == DateOnly.MinValue || day == DateOnly.MaxValue
            ? throw new InvalidOperationException($"{day:O} is not stored: an open end is null, not a far date.")
            : day;
    }
}
