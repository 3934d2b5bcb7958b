using NodaTime;

namespace Crm.Pricing;

/// <summary>One step of a chain.</summary>
/// <param name="Approvers">Who may decide.</param>
/// <param name="Quorum">How many of them must agree: different people, each for another approver.</param>
public sealed record ApprovalStep(IReadOnlyList<string> Approvers, int Quorum = 1)
{
    /// <summary>How long after the step was asked <see cref="EscalateTo"/> may decide too; null for never.</summary>
    public Duration? EscalateAfter { get; init; }

    /// <summary>Who decides when it takes too long: from then on the agreement of one of them is enough for the step.</summary>
    public IReadOnlyList<string> EscalateTo { get; init; } = [];

    /// <summary>True if enough people are left when the submitter, who never decides, is not counted.</summary>
    internal bool CanBeMetWithout(string submitter) =>
        Approvers.Where(person => person != submitter).Distinct(StringComparer.Ordinal).Skip(Quorum - 1).Any()
        || (EscalateAfter is not null && EscalateTo.Any(person => person != submitter));

    internal bool AsksTheSame(ApprovalStep other) =>
        Quorum == other.Quorum && EscalateAfter == other.EscalateAfter && Approvers.SequenceEqual(other.Approvers, StringComparer.Ordinal)
        && EscalateTo.SequenceEqual(other.EscalateTo, StringComparer.Ordinal);
}
