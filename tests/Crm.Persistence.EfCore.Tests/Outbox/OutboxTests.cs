using Crm.Primitives;
using Crm.Testing;
using Microsoft.EntityFrameworkCore;
using Xunit;

namespace Crm.Persistence.EfCore.Tests;

public sealed class InMemoryOutboxTests : OutboxContract
{
    protected override Task<IOutbox> HoldingAsync(params IEventSource[] sources)
    {
        SeededIds ids = new();
        InMemoryOutbox outbox = new(_ => ids.Next());
        foreach (IEventSource source in sources) outbox.Store(source);
        Assert.All(sources, static s => Assert.Empty(s.PendingEvents));
        return Task.FromResult<IOutbox>(outbox);
    }
}

public abstract class StoredOutboxTests(TestDatabase database) : OutboxContract
{
    protected override async Task<IOutbox> HoldingAsync(params IEventSource[] sources)
    {
        // One database for the class: what earlier tests left is dispatched.
        await using (CrmDbContext old = database.Open(static crm => crm.AddCarriers()))
            await old.CrmSet<OutboxRow>().ExecuteDeleteAsync();
        foreach (IEventSource source in sources)
        {
            await using CrmDbContext context = database.Open(static crm => crm.AddCarriers());
            context.CrmSet<Carrier>().Add(new Carrier(database.NextId(), source));
            await context.SaveChangesAsync();
            Assert.Empty(source.PendingEvents);
        }

        return new EfOutbox(database.Open(static crm => crm.AddCarriers()));
    }
}

public sealed class SqliteOutboxTests(SqliteTestDatabase database) : StoredOutboxTests(database), IClassFixture<SqliteTestDatabase>;

public sealed class PostgresOutboxTests(PostgresTestDatabase database) : StoredOutboxTests(database), IClassFixture<PostgresTestDatabase>;

/// <summary>An entity that carries any events.</summary>
public sealed class Carrier : IEventSource
{
    private readonly IEventSource? _events;

    public Carrier(Guid id, IEventSource events)
    {
        Id = id;
        _events = events;
    }

    private Carrier()
    {
    }

    public Guid Id { get; private set; }

    public IReadOnlyList<DomainEvent> PendingEvents => _events?.PendingEvents ?? [];

    public void ClearPendingEvents() => _events?.ClearPendingEvents();
}

internal sealed class CarrierPart : ICrmModelPart
{
    public string Name => "Crm.Carriers";

    public int SchemaVersion => 1;

    public void Map(CrmTables tables) => tables.Table<Carrier>("carriers", static carrier => carrier.Key(static c => c.Id));

    public void AddStores(CrmStores stores)
    {
    }
}

internal static class CarrierModel
{
    public static CrmModelBuilder AddCarriers(this CrmModelBuilder crm) => crm.Add(new CarrierPart());
}
