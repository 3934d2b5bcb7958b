using BenchmarkDotNet.Attributes;
using Crm.Persistence.EfCore;
using Crm.Primitives;
using Crm.Testing;
using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;
using NodaTime;

namespace Crm.Benchmarks.Persistence;

/// <summary>1,000 aggregates with one event each, on SQLite in memory: what the library adds to EF Core and the database.</summary>
[MemoryDiagnoser]
public class StoreBenchmarks : IDisposable
{
    private const int Count = 1_000;
    private static readonly Instant At = Instant.FromUtc(2026, 3, 1, 9, 30);

    private SqliteConnection _connection = null!;
    private DbContextOptions<CrmDbContext> _options = null!;
    private SeededIds _ids = null!;

    [GlobalSetup]
    public void Setup()
    {
        _connection = new SqliteConnection("Data Source=:memory:");
        _connection.Open();
        _options = new DbContextOptionsBuilder<CrmDbContext>().UseSqlite(_connection).UseCrm(static crm => crm.Add(new TicketPart())).Options;
        _ids = new SeededIds();
        using CrmDbContext context = new(_options);
        context.Database.EnsureCreated();
        Insert(context);
    }

    [GlobalCleanup]
    public void Dispose()
    {
        _connection.Dispose();
        GC.SuppressFinalize(this);
    }

    /// <summary>1,000 tickets and 1,000 rows of the outbox in one transaction, then rolled back, so that every run meets the same tables.</summary>
    [Benchmark]
    public int Insert1000()
    {
        using CrmDbContext context = new(_options);
        using var transaction = context.Database.BeginTransaction();
        Insert(context);
        transaction.Rollback();
        return Count;
    }

    /// <summary>1,000 tickets by a handwritten query: the yardstick of the specification.</summary>
    [Benchmark(Baseline = true)]
    public int ReadByQuery()
    {
        using CrmDbContext context = new(_options);
        return context.CrmSet<Ticket>().AsNoTracking().Where(static t => t.OpenedAt >= At).OrderBy(static t => t.Number).Take(Count).ToList().Count;
    }

    /// <summary>The same rows by a specification.</summary>
    [Benchmark]
    public int ReadBySpecification()
    {
        using CrmDbContext context = new(_options);
        return context.CrmSet<Ticket>().WithSpecification(new Opened()).ToList().Count;
    }

    private void Insert(CrmDbContext context)
    {
        for (int i = 0; i < Count; i++)
        {
            Guid id = _ids.Next();
            context.CrmSet<Ticket>().Add(new Ticket(new TicketId(id), id.ToString("N"), new Money(i, "EUR"), At));
        }

        context.SaveChanges();
    }

    private sealed class Opened : Specification<Ticket>
    {
        public Opened() => Query.Where(static t => t.OpenedAt >= At).OrderBy(static t => t.Number).Take(Count).AsNoTracking();
    }
}
