using System.Collections.Immutable;
using NodaTime;

namespace Crm.Primitives;

/// <summary>Something that happened to an aggregate, as plain data: it can be stored, sent and read by a stranger.</summary>
/// <param name="Type">What happened, in the past tense, such as <c>LeadConverted</c>. Stable.</param>
/// <param name="AggregateType">The kind of aggregate, such as <c>Lead</c>.</param>
/// <param name="AggregateId">Its id, in the invariant form of the id type.</param>
/// <param name="AggregateVersion">The version the aggregate reached by it, from 1.</param>
/// <param name="OccurredAt">When it happened.</param>
/// <param name="ActorId">Who did it: a key of the host.</param>
/// <param name="Payload">Facts by name, in invariant text form; sorted, so that the same event is the same bytes.</param>
/// <remarks>The id of an event and of what caused it are given where it is stored (the outbox), not here.</remarks>
public sealed record DomainEvent(
    string Type,
    string AggregateType,
    string AggregateId,
    long AggregateVersion,
    Instant OccurredAt,
    string ActorId,
    ImmutableSortedDictionary<string, string> Payload);
