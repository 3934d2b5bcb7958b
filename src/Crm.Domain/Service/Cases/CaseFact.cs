using NodaTime;

namespace Crm.Domain;

/// <summary>One row of what happened to a case, as plain data: what a clock of a service level folds over.</summary>
/// <param name="At">When.</param>
/// <param name="Kind">What.</param>
/// <param name="State">The state after it.</param>
/// <param name="Priority">The priority after it.</param>
/// <param name="ActorKey">Who.</param>
public sealed record CaseFact(Instant At, CaseFactKind Kind, CaseState State, CasePriority Priority, string ActorKey)
{
    /// <summary>What the state after it does to a clock: <c>runs</c>, <c>paused</c> or <c>stopped</c>.</summary>
    public string SlaClock => LifeCycles.Case.Attribute(State, "slaClock");
}
