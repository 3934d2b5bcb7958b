using System.Collections.Immutable;
using NodaTime;

namespace Crm.Sla;

/// <summary>From now on a policy holds for the case: chosen when it was created, or again when its fields changed.</summary>
/// <param name="At">When it happened.</param>
/// <param name="Policy">The key of the policy; null if none holds any more.</param>
/// <param name="Priority">The priority of the case, by which targets differ; null if it has none.</param>
public sealed record PolicyApplied(Instant At, string? Policy, string? Priority = null) : SlaFact(At)
{
    internal static readonly ImmutableSortedDictionary<string, string> NoFields = ImmutableSortedDictionary.Create<string, string>(StringComparer.Ordinal);

    /// <summary>The fields of the case from which targets take their calendars (<see cref="FieldCalendar"/>), by name; a field that is not there is empty.</summary>
    /// <value>The default value is none.</value>
    public ImmutableSortedDictionary<string, string> Fields { get; init; } = NoFields;
}
