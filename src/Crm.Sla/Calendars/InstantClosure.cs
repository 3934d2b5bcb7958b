using System.Text.Json.Serialization;
using NodaTime;

namespace Crm.Sla;

/// <summary>Closed from one instant to another, whatever the hours say and whatever the zone: an outage as monitoring recorded it.</summary>
/// <param name="From">From when, included.</param>
/// <param name="To">Until when, not included.</param>
/// <param name="Reason">Why, for the explanation of a deadline.</param>
[method: JsonConstructor]
public readonly record struct InstantClosure(Instant From, Instant To, string Reason = "");
