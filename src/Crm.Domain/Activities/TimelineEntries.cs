using Crm.Primitives;

namespace Crm.Domain;

/// <summary>Makes the entries of one unit of work from its events.</summary>
public static class TimelineEntries
{
    /// <summary>One entry for each party that is concerned, about the first event that concerns it.</summary>
    /// <param name="unitOfWork">The key of the unit of work: the entries' key, so that storing it twice writes once.</param>
    /// <param name="kind">The part of the business.</param>
    /// <param name="events">The events, in order.</param>
    /// <param name="partiesOf">
    /// Which parties an event concerns, by number: the person, the organisation and the household. Fan-out happens here, when it is written.
    /// </param>
    /// <returns>The entries, in the order in which the parties come up; empty if nobody is concerned.</returns>
    public static IReadOnlyList<TimelineEntry> Of(
        string unitOfWork, string kind, IEnumerable<DomainEvent> events, Func<DomainEvent, IEnumerable<string>> partiesOf)
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(unitOfWork);
        ArgumentNullException.ThrowIfNull(events);
        ArgumentNullException.ThrowIfNull(partiesOf);
        HashSet<string> written = new(StringComparer.Ordinal);
        return [.. events.SelectMany(e => partiesOf(e).Where(written.Add).Select(party =>
            new TimelineEntry(party, unitOfWork, e.OccurredAt, kind, $"{e.AggregateType}/{e.AggregateId}", e.Type, e.Payload)))];
    }
}
