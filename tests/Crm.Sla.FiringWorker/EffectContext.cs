using Microsoft.EntityFrameworkCore;

namespace Crm.Sla.FiringWorker;

/// <summary>A host's context: its own table beside ours.</summary>
public sealed class EffectContext(DbContextOptions<EffectContext> options) : DbContext(options)
{
    protected override void OnModelCreating(ModelBuilder modelBuilder) => modelBuilder.Entity<Effect>().HasKey(static e => e.Key);
}
