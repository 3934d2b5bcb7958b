using System.Collections.Immutable;
using System.Text.Json.Serialization;
using Crm.Primitives;
using NodaTime;

namespace Crm.Persistence.EfCore;

/// <summary>A row of the outbox table.</summary>
internal sealed class OutboxRow
{
    public Guid Id { get; set; }

    public string Type { get; set; } = "";

    public string AggregateType { get; set; } = "";

    public string AggregateId { get; set; } = "";

    public long AggregateVersion { get; set; }

    public Instant OccurredAt { get; set; }

    /// <summary>The place within one save.</summary>
    public int Ordinal { get; set; }

    public string ActorId { get; set; } = "";

    public string? CausationId { get; set; }

    public string? CorrelationId { get; set; }

    public SortedDictionary<string, string> Payload { get; set; } = new(StringComparer.Ordinal);

    public int Attempts { get; set; }

    public string? ClaimedBy { get; set; }

    public Instant? ClaimedUntil { get; set; }

    public Instant? DispatchedAt { get; set; }

    public string? LastError { get; set; }

    internal static OutboxRow Of(Guid id, DomainEvent e, int ordinal, EventOrigin origin) => new()
    {
        Id = id,
        Type = e.Type,
        AggregateType = e.AggregateType,
        AggregateId = e.AggregateId,
        AggregateVersion = e.AggregateVersion,
        OccurredAt = e.OccurredAt.CutToMicroseconds(),
        Ordinal = ordinal,
        ActorId = e.ActorId,
        CausationId = origin.CausationId,
        CorrelationId = origin.CorrelationId,
        Payload = new SortedDictionary<string, string>(e.Payload, StringComparer.Ordinal),
    };

    internal OutboxMessage ToMessage() => new(
        Id,
        new DomainEvent(Type, AggregateType, AggregateId, AggregateVersion, OccurredAt, ActorId, Payload.ToImmutableSortedDictionary(StringComparer.Ordinal)),
        new EventOrigin(CausationId, CorrelationId),
        Attempts);
}

/// <summary>How the payload is written: member names as they are, in ordinal order.</summary>
[JsonSerializable(typeof(SortedDictionary<string, string>))]
internal sealed partial class OutboxJson : JsonSerializerContext;
