using System.Collections.Immutable;
using Crm.Persistence.EfCore;
using Crm.Primitives;
using NodaTime;

namespace Crm.Benchmarks.Persistence;

public readonly record struct TicketId(Guid Value);

/// <summary>A small aggregate with an amount, an instant, a version and one event: what a save costs at least.</summary>
public sealed class Ticket : IEventSource
{
    private readonly List<DomainEvent> _events = [];

    public Ticket(TicketId id, string number, Money price, Instant at)
    {
        Id = id;
        Number = number;
        Price = price;
        OpenedAt = at;
        Version = 1;
        _events.Add(new DomainEvent("TicketOpened", "Ticket", id.Value.ToString(), 1, at, "benchmark",
            ImmutableSortedDictionary<string, string>.Empty.Add("number", number)));
    }

    private Ticket() => Number = "";

    public TicketId Id { get; private set; }

    public string Number { get; private set; }

    public Money Price { get; private set; }

    public Instant OpenedAt { get; private set; }

    public long Version { get; private set; }

    public IReadOnlyList<DomainEvent> PendingEvents => _events;

    public void ClearPendingEvents() => _events.Clear();
}

internal sealed class TicketPart : ICrmModelPart
{
    public string Name => "Crm.Tickets";

    public int SchemaVersion => 1;

    public void Map(CrmTables tables) => tables.Table<Ticket>("tickets", static ticket => ticket
        .Key(static t => t.Id)
        .Column(static t => t.Number, maxLength: 40)
        .Amount(static t => t.Price)
        .Column(static t => t.OpenedAt)
        .Version(static t => t.Version)
        .Unique(static t => t.Number));

    public void AddStores(CrmStores stores)
    {
    }
}
