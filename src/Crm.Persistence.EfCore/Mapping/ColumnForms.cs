using Crm.Primitives;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using Microsoft.EntityFrameworkCore.Storage.ValueConversion;
using NodaTime;

namespace Crm.Persistence.EfCore;

/// <summary>The one place that says in which form a type is stored on which database.</summary>
internal static class ColumnForms
{
    /// <summary>The longest name of an enum's value.</summary>
    private const int EnumLength = 64;

    private static readonly HashSet<Type> Plain =
        [typeof(bool), typeof(byte), typeof(short), typeof(int), typeof(long), typeof(double), typeof(Guid), typeof(byte[])];

    internal static void Apply(PropertyBuilder property, Type type, CrmProvider provider)
    {
        Type value = Nullable.GetUnderlyingType(type) ?? type;
        bool postgres = provider == CrmProvider.PostgreSql;
        if (value == typeof(string))
        {
            // The order of texts is that of their code points on every database, as in memory, whatever the server's locale.
            if (postgres) property.UseCollation("C");
        }
        else if (value == typeof(Instant))
        {
            if (postgres) property.HasConversion(new InstantToDateTimeConverter()).HasColumnType("timestamp with time zone");
            else property.HasConversion(new InstantToTicksConverter()).HasColumnType("INTEGER");
        }
        else if (value == typeof(LocalDate)) property.HasConversion(new LocalDateConverter());
        else if (value == typeof(LocalTime)) property.HasConversion(new LocalTimeConverter());
        else if (value == typeof(Duration)) property.HasConversion(new DurationConverter());
        else if (value == typeof(Currency)) Text(property, new CurrencyConverter(), 8, postgres);
        else if (value.IsEnum) Text(property, (ValueConverter)Activator.CreateInstance(typeof(EnumToStringConverter<>).MakeGenericType(value))!, EnumLength, postgres);
        else if (value == typeof(decimal)) throw new CrmSetupException($"{Name(property)} is a decimal: say Amount (four decimals) or Rate (twelve).");
        else if (TypedIds.ConverterFor(value) is ValueConverter converter)
        {
            property.HasConversion(converter);
            if (postgres && converter.ProviderClrType == typeof(string)) property.UseCollation("C");
        }
        else if (!Plain.Contains(value)) throw new CrmSetupException($"{Name(property)} is a {value.Name}, which has no column form: say Document or Rows, or map it through Builder.");
    }

    internal static void Amount(PropertyBuilder property, CrmProvider provider)
    {
        if (provider == CrmProvider.PostgreSql) property.HasConversion(AmountColumn.Numeric).HasColumnType("numeric(19,4)");
        else property.HasConversion(AmountColumn.Integer).HasColumnType("INTEGER");
    }

    internal static void Amount(ComplexTypePropertyBuilder property, CrmProvider provider)
    {
        if (provider == CrmProvider.PostgreSql) property.HasConversion(AmountColumn.Numeric).HasColumnType("numeric(19,4)");
        else property.HasConversion(AmountColumn.Integer).HasColumnType("INTEGER");
    }

    internal static void Rate(PropertyBuilder property) => property.HasConversion(RateColumn.Numeric).HasPrecision(28, 12);

    internal static void Rate(ComplexTypePropertyBuilder property) => property.HasConversion(RateColumn.Numeric).HasPrecision(28, 12);

    internal static void Currency(ComplexTypePropertyBuilder property) => property.HasConversion(new CurrencyConverter()).HasMaxLength(8);

    private static void Text(PropertyBuilder property, ValueConverter converter, int length, bool postgres)
    {
        property.HasConversion(converter).HasMaxLength(length);
        if (postgres) property.UseCollation("C");
    }

    private static string Name(PropertyBuilder property) => $"{property.Metadata.DeclaringType.DisplayName()}.{property.Metadata.Name}";
}
