using Crm.Primitives;

namespace Crm.Persistence.EfCore;

/// <summary>An event that was stored with the change it tells of, on its way out.</summary>
/// <param name="Id">The event's id: whoever receives it twice knows it by this.</param>
/// <param name="Event">What happened.</param>
/// <param name="Origin">What caused it.</param>
/// <param name="Attempt">How often it has been claimed, from 1.</param>
public sealed record OutboxMessage(Guid Id, DomainEvent Event, EventOrigin Origin, int Attempt);
