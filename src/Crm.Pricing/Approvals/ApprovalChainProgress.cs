using NodaTime;

namespace Crm.Pricing;

/// <summary>How far the chain of one row has come. Immutable.</summary>
/// <param name="Required">The row, and why it asks.</param>
/// <param name="Steps">Its steps.</param>
public sealed record ApprovalChainProgress(RequiredApproval Required, IReadOnlyList<ApprovalStepProgress> Steps)
{
    /// <summary>True if every step agreed.</summary>
    public bool IsDone => Steps.All(static step => step.IsDone);

    internal static ApprovalChainProgress Start(RequiredApproval required, Instant at) => new(required,
        [.. required.Rule.Chain.Select((step, i) => new ApprovalStepProgress(step, i == 0 || required.Rule.Order == ApprovalOrder.Parallel ? at : null, [], false))]);

    /// <summary>The chain after a yes; the same object if it does not wait for that person.</summary>
    internal ApprovalChainProgress After(ApprovalDecision decision, string submitter)
    {
        ApprovalStepProgress[] steps = [.. Steps];
        bool changed = false;
        // A yes counts in the steps that are asked when it is given, not in one that it opens.
        for (int i = steps.Length - 1; i >= 0; i--)
        {
            ApprovalStepProgress next = steps[i].After(decision, submitter);
            if (ReferenceEquals(next, steps[i])) continue;
            (steps[i], changed) = (next, true);
            if (next.IsDone && i + 1 < steps.Length && steps[i + 1].Since is null) steps[i + 1] = steps[i + 1] with { Since = decision.At };
        }

        return changed ? this with { Steps = steps } : this;
    }
}
