namespace Crm.Persistence.EfCore;

/// <summary>The databases the model is made for. Column types and the few statements that differ go by it.</summary>
public enum CrmProvider
{
    /// <summary>SQLite, through Microsoft.EntityFrameworkCore.Sqlite.</summary>
    Sqlite,

    /// <summary>PostgreSQL, through Npgsql.EntityFrameworkCore.PostgreSQL.</summary>
    PostgreSql,
}
