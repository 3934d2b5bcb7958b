namespace Crm.Primitives;

/// <summary>
/// An aggregate that remembers what happened to it until the change is stored. Implemented by the aggregates of the libraries;
/// read by whoever stores them, in the same transaction.
/// </summary>
public interface IEventSource
{
    /// <summary>What happened since the aggregate was made, read or stored, in order.</summary>
    IReadOnlyList<DomainEvent> PendingEvents { get; }

    /// <summary>Forgets the pending events. Called once they are stored.</summary>
    void ClearPendingEvents();
}
