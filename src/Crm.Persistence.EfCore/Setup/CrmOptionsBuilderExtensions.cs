using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Infrastructure;

namespace Crm.Persistence.EfCore;

/// <summary>The one line a host writes: <c>options.UseSqlite(...).UseCrm(crm =&gt; crm.AddPricing())</c>.</summary>
public static class CrmOptionsBuilderExtensions
{
    /// <summary>Gives the context the tables of the chosen libraries, and stores their events and exact instants when it saves.</summary>
    /// <param name="options">The options of the host's context; the provider may be named before or after.</param>
    /// <param name="configure">Chooses the libraries, for example <c>crm =&gt; crm.AddPricing().AddSla()</c>. Null where
    /// <see cref="CrmModelBuilderExtensions.UseCrm"/> in OnModelCreating chooses them.</param>
    /// <returns>The options.</returns>
    /// <remarks>May be called several times: the choices add up. What the host configures in OnModelCreating comes after and wins.</remarks>
    public static DbContextOptionsBuilder UseCrm(this DbContextOptionsBuilder options, Action<CrmModelBuilder>? configure = null)
    {
        ArgumentNullException.ThrowIfNull(options);
        CrmModelBuilder model = options.Options.FindExtension<CrmOptionsExtension>()?.Model.Copy() ?? new CrmModelBuilder();
        configure?.Invoke(model);
        ((IDbContextOptionsBuilderInfrastructure)options).AddOrUpdateExtension(new CrmOptionsExtension(model));
        return options;
    }

    /// <inheritdoc cref="UseCrm(DbContextOptionsBuilder,Action{CrmModelBuilder})"/>
    /// <typeparam name="TContext">The host's context.</typeparam>
    public static DbContextOptionsBuilder<TContext> UseCrm<TContext>(
        this DbContextOptionsBuilder<TContext> options, Action<CrmModelBuilder>? configure = null)
        where TContext : DbContext =>
        (DbContextOptionsBuilder<TContext>)UseCrm((DbContextOptionsBuilder)options, configure);
}
