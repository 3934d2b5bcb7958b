using Crm.Testing;
using Microsoft.EntityFrameworkCore;

namespace Crm.Persistence.EfCore.Tests;

/// <summary>An empty database on one of the two providers, for one test class. PostgreSQL starts only when it is used.</summary>
public abstract class TestDatabase : IDisposable
{
    private readonly SeededIds _eventIds = new(77);
    private readonly SeededIds _ids = new();
    private bool _created;

    /// <summary>An id that no other test of the class gets.</summary>
    public Guid NextId() => _ids.Next();

    /// <summary>A new context with the chosen libraries; the first one makes the tables.</summary>
    public CrmDbContext Open(Action<CrmModelBuilder> crm)
    {
        CrmDbContext context = new(Options<CrmDbContext>().UseCrm(model => model.EventIds = _ => _eventIds.Next()).UseCrm(crm).Options);
        if (!_created) context.Database.EnsureCreated();
        _created = true;
        return context;
    }

    /// <summary>Options that know the provider and nothing else.</summary>
    public abstract DbContextOptionsBuilder<TContext> Options<TContext>()
        where TContext : DbContext;

    public abstract void Dispose();
}

public sealed class SqliteTestDatabase : TestDatabase
{
    private readonly string _file = Path.Combine(Path.GetTempPath(), $"crm-test-{Guid.NewGuid():N}.db");

    public string File => _file;

    public override DbContextOptionsBuilder<TContext> Options<TContext>() =>
        new DbContextOptionsBuilder<TContext>().UseSqlite($"Data Source={_file};Pooling=False;Default Timeout=1");

    public override void Dispose() => System.IO.File.Delete(_file);
}

public sealed class PostgresTestDatabase : TestDatabase
{
    private readonly Lazy<string> _connection = new(static () => PostgresServer.Instance.CreateDatabase("tests"));

    public string ConnectionString => _connection.Value;

    public override DbContextOptionsBuilder<TContext> Options<TContext>() => new DbContextOptionsBuilder<TContext>().UseNpgsql(_connection.Value);

    public override void Dispose()
    {
    }
}
