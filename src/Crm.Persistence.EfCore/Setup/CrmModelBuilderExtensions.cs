using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Infrastructure;

namespace Crm.Persistence.EfCore;

/// <summary>The explicit form, for hosts that want to see everything in OnModelCreating.</summary>
public static class CrmModelBuilderExtensions
{
    /// <summary>Adds the tables of the chosen libraries to a model.</summary>
    /// <param name="modelBuilder">The builder that OnModelCreating was given.</param>
    /// <param name="database">The context's <c>Database</c>: it knows the provider.</param>
    /// <param name="configure">Chooses the libraries.</param>
    /// <remarks>
    /// The options still need <c>UseCrm()</c> (without a choice): the save interceptor comes from there. Tables that are mapped already
    /// are left as they are.
    /// </remarks>
    public static ModelBuilder UseCrm(this ModelBuilder modelBuilder, DatabaseFacade database, Action<CrmModelBuilder> configure)
    {
        ArgumentNullException.ThrowIfNull(modelBuilder);
        ArgumentNullException.ThrowIfNull(database);
        ArgumentNullException.ThrowIfNull(configure);
        CrmModelBuilder model = new();
        configure(model);
        CrmTables.Map(modelBuilder, ProviderNames.Parse(database.ProviderName), model);
        return modelBuilder;
    }
}
