namespace Crm.Persistence.EfCore;

/// <summary>Tells the provider by its name, so that this package needs a reference to none.</summary>
internal static class ProviderNames
{
    /// <exception cref="CrmSetupException">The provider is neither SQLite nor PostgreSQL, or there is none.</exception>
    internal static CrmProvider Parse(string? providerName) => providerName switch
    {
        "Microsoft.EntityFrameworkCore.Sqlite" => CrmProvider.Sqlite,
        "Npgsql.EntityFrameworkCore.PostgreSQL" => CrmProvider.PostgreSql,
        null => throw new CrmSetupException("The context has no database provider: call options.UseSqlite(...) or options.UseNpgsql(...) beside UseCrm."),
        _ => throw new CrmSetupException($"The Crm model is made for SQLite and PostgreSQL; '{providerName}' is neither."),
    };
}
