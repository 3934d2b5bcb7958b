using NodaTime;

namespace Crm.Pricing;

/// <summary>What somebody decided.</summary>
/// <param name="Person">Who.</param>
/// <param name="Agrees">Yes or no.</param>
/// <param name="Comment">What was said; needed for a no.</param>
/// <param name="At">When.</param>
public sealed record ApprovalDecision(string Person, bool Agrees, string? Comment, Instant At)
{
    /// <summary>For whom the person stands in at that time. Kept with the decision, so that it can be replayed when delegations have changed.</summary>
    public IReadOnlyList<string> OnBehalfOf { get; init; } = [];
}
