using NodaTime;

namespace Crm.Domain;

/// <summary>Where a page of a timeline ended: the next one begins below it.</summary>
/// <param name="At">The moment of the last entry.</param>
/// <param name="Key">Its key.</param>
public readonly record struct TimelinePosition(Instant At, string Key);
