using NodaTime;

namespace Crm.Sla;

/// <summary>Something that is to happen when an instant has come.</summary>
/// <param name="Kind">What, such as <c>breach</c> or <c>75 %</c>; at most one of a kind for a timer and version; without a slash.</param>
/// <param name="DueAt">When.</param>
public readonly record struct Deadline(string Kind, Instant DueAt);
