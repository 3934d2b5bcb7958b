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

/// <summary>A host that keeps tenants apart in one database: a shadow column and a named filter on our table.</summary>
public sealed class TenantContext(DbContextOptions<TenantContext> options, string tenant) : DbContext(options)
{
    public string Tenant { get; } = tenant;

    protected override void OnModelCreating(ModelBuilder modelBuilder) => modelBuilder.Entity<Deal>(deal =>
    {
        deal.Property<string>("tenant").HasMaxLength(40);
        deal.HasQueryFilter("Tenant", d => EF.Property<string>(d, "tenant") == Tenant);
    });
}

public sealed class HostThing
{
    public int Id { get; set; }

    public string Name { get; set; } = "";
}
