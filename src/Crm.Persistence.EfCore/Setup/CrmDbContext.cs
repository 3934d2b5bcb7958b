using Microsoft.EntityFrameworkCore;

namespace Crm.Persistence.EfCore;

/// <summary>A context for those who have none of their own: it holds the tables that its options choose, and nothing else.</summary>
/// <remarks>
/// <c>new DbContextOptionsBuilder&lt;CrmDbContext&gt;().UseSqlite("Data Source=crm.db").UseCrm(crm =&gt; crm.AddPricing())</c>.
/// A host that has tables of its own puts the same two calls on its own context instead. Not thread-safe, like every context.
/// </remarks>
public class CrmDbContext : DbContext
{
    /// <summary>Makes a context.</summary>
    /// <param name="options">The provider and the choice of libraries.</param>
    /// <exception cref="CrmSetupException">The options lack <c>UseCrm</c>.</exception>
    public CrmDbContext(DbContextOptions<CrmDbContext> options)
        : base(options)
    {
        ArgumentNullException.ThrowIfNull(options);
        if (options.FindExtension<CrmOptionsExtension>() is null)
            throw new CrmSetupException("CrmDbContext has no tables: add UseCrm(crm => crm.AddPricing()...) to its options.");
    }
}
