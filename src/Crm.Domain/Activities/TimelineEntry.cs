using System.Collections.Immutable;
using NodaTime;

namespace Crm.Domain;

/// <summary>One line of a party's 360 view: keys and arguments, never rendered text, so that it can be masked, translated and erased.</summary>
/// <param name="PartyKey">The number of the lead, person, organisation or household.</param>
/// <param name="Key">Tells entries of one party apart, such as the id of the unit of work: the same key is written once.</param>
/// <param name="At">When it happened.</param>
/// <param name="Kind">The part of the business, such as <c>Leads</c>.</param>
/// <param name="Reference">The record it is about, such as <c>Lead/LD-1042</c>.</param>
/// <param name="Summary">The key of the sentence to show, such as <c>LeadConverted</c>.</param>
/// <param name="Arguments">What the sentence is filled with.</param>
public sealed record TimelineEntry(
    string PartyKey, string Key, Instant At, string Kind, string Reference, string Summary, ImmutableSortedDictionary<string, string> Arguments)
{
    /// <summary>Where the entry stands in the order of the view.</summary>
    public TimelinePosition Position => new(At, Key);
}
