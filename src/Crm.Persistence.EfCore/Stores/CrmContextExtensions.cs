using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Metadata;

namespace Crm.Persistence.EfCore;

/// <summary>The way to a library's rows in the host's context, with one clear error where something was forgotten.</summary>
public static class CrmContextExtensions
{
    /// <summary>The set of an aggregate.</summary>
    /// <typeparam name="T">The aggregate.</typeparam>
    /// <param name="context">The host's context.</param>
    /// <exception cref="CrmSetupException">The context has no table for it, or its options lack <c>UseCrm</c>; the message says what to write.</exception>
    public static DbSet<T> CrmSet<T>(this DbContext context)
        where T : class
    {
        CrmEntity<T>(context);
        return context.Set<T>();
    }

    internal static IEntityType CrmEntity<T>(this DbContext context)
        where T : class
    {
        ArgumentNullException.ThrowIfNull(context);
        string library = typeof(T).Assembly.GetName().Name ?? "";
        string add = library.StartsWith("Crm.", StringComparison.Ordinal) && typeof(T).Assembly != typeof(CrmContextExtensions).Assembly
            ? $"crm => crm.Add{library["Crm.".Length..]}()"
            : "crm => crm...";
        if (context.GetService<IDbContextOptions>().FindExtension<CrmOptionsExtension>() is null)
            throw new CrmSetupException($"{context.GetType().Name} does not know the Crm libraries: add UseCrm({add}) to its options, after UseSqlite or UseNpgsql.");
        return context.Model.FindEntityType(typeof(T))
            ?? throw new CrmSetupException($"{context.GetType().Name} has no table for {typeof(T).Name}: say UseCrm({add}) in its options or in OnModelCreating.");
    }
}
