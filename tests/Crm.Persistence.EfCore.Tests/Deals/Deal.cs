using System.Collections.Immutable;
using System.Text.Json.Serialization;
using Crm.Primitives;
using NodaTime;

namespace Crm.Persistence.EfCore.Tests;

public readonly record struct DealId(Guid Value);

public enum DealStage
{
    Open,
    Won,
    Lost,
}

/// <summary>An aggregate as the libraries write them: everything that a column can be, rows, a document, events, a version.</summary>
public sealed class Deal : IEventSource
{
    private readonly List<DealLine> _lines = [];
    private readonly List<DealNote> _log = [];
    private readonly List<DomainEvent> _events = [];

    public Deal(DealId id, string number, Money total, Instant at)
    {
        Id = id;
        Number = number;
        Total = total;
        CreatedAt = at;
        Record("DealOpened", at);
    }

    private Deal()
    {
        Number = "";
        Total = default;
    }

    public DealId Id { get; }

    public string Number { get; private set; }

    public DealStage Stage { get; private set; }

    public Money Total { get; private set; }

    public Money? Limit { get; set; }

    public decimal Discount { get; set; }

    public decimal? Ratio { get; set; }

    public Currency Currency { get; set; } = Currency.Of("EUR");

    public Instant CreatedAt { get; private set; }

    public Instant? ClosedAt { get; private set; }

    public LocalDate? ValidTo { get; set; }

    public LocalTime Opens { get; set; } = new(9, 0);

    public Duration Effort { get; set; }

    public DealId? Follows { get; set; }

    public ImmutableArray<DealNote> Notes { get; set; } = [];

    public IReadOnlyList<DealLine> Lines => _lines;

    /// <summary>A document over a field that is never replaced.</summary>
    public IReadOnlyList<DealNote> Log => _log;

    public long Version { get; private set; }

    /// <summary>Computed: must not become a column.</summary>
    public bool IsClosed => Stage != DealStage.Open;

    public IReadOnlyList<DomainEvent> PendingEvents => _events;

    public void ClearPendingEvents() => _events.Clear();

    public void AddLine(int number, string product, Money price) => _lines.Add(new DealLine(number, product, price));

    public void Write(string author, string text) => _log.Add(new DealNote(author, text));

    public void RemoveLine(int number) => _lines.RemoveAll(l => l.Number == number);

    public void Win(Instant at)
    {
        Stage = DealStage.Won;
        ClosedAt = at;
        Record("DealWon", at);
    }

    public void Rename(string number, Instant at)
    {
        Number = number;
        Record("DealRenamed", at);
    }

    private void Record(string type, Instant at) => _events.Add(new DomainEvent(
        type, "Deal", Id.Value.ToString(), ++Version, at, "tester",
        ImmutableSortedDictionary<string, string>.Empty.Add("number", Number).Add("total", Total.ToString())));
}

public sealed class DealLine
{
    public DealLine(int number, string product, Money price)
    {
        Number = number;
        Product = product;
        Price = price;
    }

    private DealLine() => Product = "";

    public int Number { get; private set; }

    public string Product { get; private set; }

    public Money Price { get; private set; }
}

public sealed record DealNote(string Author, string Text);

[JsonSourceGenerationOptions(PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase)]
[JsonSerializable(typeof(ImmutableArray<DealNote>))]
[JsonSerializable(typeof(IReadOnlyList<DealNote>))]
internal sealed partial class DealJson : JsonSerializerContext;
