using System.Collections.Immutable;
using NodaTime;

namespace Crm.Scoring;

/// <summary>Something a person did, as the ledger of the host keeps it.</summary>
/// <param name="Id">Its id: the same event delivered twice counts once.</param>
/// <param name="Type">What was done, such as <c>form</c>.</param>
/// <param name="OccurredAt">When; not when it arrived.</param>
/// <param name="Points">The points it brings itself, for rules that state none; null if it brings none.</param>
/// <remarks>Corrections are events too (a recycled lead's deduction), so a replay gives the same score.</remarks>
public sealed record EngagementEvent(string Id, string Type, Instant OccurredAt, decimal? Points = null)
{
    /// <summary>Details that rules may ask for, by name, such as <c>path</c>.</summary>
    /// <value>The default value is empty, with names in ordinal order.</value>
    public ImmutableSortedDictionary<string, string> Details { get; init; } = ImmutableSortedDictionary.Create<string, string>(StringComparer.Ordinal);

    /// <summary>True if both say the same.</summary>
    /// <param name="other">The other event.</param>
    public bool Equals(EngagementEvent? other) =>
        other is not null && Id == other.Id && Type == other.Type && OccurredAt == other.OccurredAt && Points == other.Points
        && Details.SequenceEqual(other.Details);

    /// <inheritdoc/>
    public override int GetHashCode() => HashCode.Combine(Id, Type, OccurredAt, Points, Details.Count);
}
