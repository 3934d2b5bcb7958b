using Microsoft.EntityFrameworkCore;

namespace Crm.Persistence.EfCore.Tests;

/// <summary>A host with a table of its own, which knows nothing of the libraries: everything is said in its options.</summary>
public sealed class HostContext(DbContextOptions<HostContext> options) : DbContext(options)
{
    public DbSet<HostThing> Things => Set<HostThing>();
}

/// <summary>A host that says everything in OnModelCreating and has a set of its own for the aggregate.</summary>
public sealed class ExplicitContext(DbContextOptions<ExplicitContext> options) : DbContext(options)
{
    public DbSet<HostThing> Things => Set<HostThing>();

    public DbSet<Deal> Deals => Set<Deal>();

    protected override void OnModelCreating(ModelBuilder modelBuilder)
    {
        modelBuilder.UseCrm(Database, static crm => crm.AddDeals());
        modelBuilder.Entity<Deal>().Property<string>("region").HasMaxLength(20).HasDefaultValue("north");
    }
}

public sealed class HostThing
{
    public int Id { get; set; }

    public string Name { get; set; } = "";
}
