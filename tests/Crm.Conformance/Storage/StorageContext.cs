using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Storage.ValueConversion;
using NodaTime;

namespace Crm.Conformance.Storage;

/// <summary>Maps the minimal entity with the plain converters that the file describes, not with the library's own.</summary>
public sealed class StorageContext(DbContextOptions<StorageContext> options) : DbContext(options)
{
    public DbSet<StoredRow> Rows => Set<StoredRow>();

    protected override void OnModelCreating(ModelBuilder modelBuilder)
    {
        ArgumentNullException.ThrowIfNull(modelBuilder);
        bool postgres = Database.ProviderName!.StartsWith("Npgsql", StringComparison.Ordinal);
        modelBuilder.Entity<StoredRow>(row =>
        {
            row.Property(static r => r.Id).ValueGeneratedNever();
            row.Property(static r => r.AsDateTime).HasColumnType(postgres ? "timestamp with time zone" : "TEXT").HasConversion(
                new ValueConverter<Instant, DateTime>(static i => i.ToDateTimeUtc(), static d => Instant.FromDateTimeUtc(DateTime.SpecifyKind(d, DateTimeKind.Utc))));
            row.Property(static r => r.AsTicks).HasColumnType(postgres ? "bigint" : "INTEGER").HasConversion(
                new ValueConverter<Instant, long>(static i => i.ToUnixTimeTicks(), static t => Instant.FromUnixTimeTicks(t)));
            row.Property(static r => r.AsDate).HasColumnType(postgres ? "date" : "TEXT").HasConversion(
                new ValueConverter<LocalDate, DateOnly>(static d => d.ToDateOnly(), static d => LocalDate.FromDateOnly(d)));
            row.Property(static r => r.Number).HasColumnType(postgres ? "numeric(19,4)" : "TEXT");
        });
    }
}
