using Crm.Persistence.EfCore;
using Microsoft.EntityFrameworkCore;

namespace Crm.SampleHost.Data;

/// <summary>The host's own context: its table of the 360 view, beside the tables of the libraries.</summary>
/// <param name="options">Provider, connection and the libraries' model.</param>
public sealed class SampleDbContext(DbContextOptions<SampleDbContext> options) : DbContext(options)
{
    /// <summary>Who is at work, for the events that are stored with the changes.</summary>
    public EventOrigin Origin { get; set; } = EventOrigin.Unknown;

    /// <summary>The 360 view's entries.</summary>
    public DbSet<TimelineRow> Timeline => Set<TimelineRow>();

    /// <inheritdoc/>
    protected override void OnModelCreating(ModelBuilder modelBuilder)
    {
        ArgumentNullException.ThrowIfNull(modelBuilder);
        modelBuilder.Entity<TimelineRow>(static row =>
        {
            row.ToTable("SampleTimeline");
            row.HasKey(static r => new { r.Party, r.Step });
            row.Property(static r => r.Party).HasMaxLength(200);
            row.Property(static r => r.Module).HasMaxLength(200);
        });
    }
}
