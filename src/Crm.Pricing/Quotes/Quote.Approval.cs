using Crm.Primitives;
using NodaTime;

namespace Crm.Pricing;

public sealed partial class Quote
{
    /// <summary>
    /// Asks for approval of a draft: the matrix says who has to agree to what it comes to. Where nobody has to, or everybody agreed earlier to
    /// values that were no better, it is approved at once; else it goes into review. What the actor agreed to covers nothing of the actor's own.
    /// </summary>
    /// <param name="matrix">The matrix; <see cref="ApprovalMatrix.None"/> where nobody ever has to agree.</param>
    /// <param name="actor">Who submits it; the same person cannot approve it.</param>
    /// <param name="at">When.</param>
    /// <param name="facts">What the prices do not say; the author is the actor. Null for nothing.</param>
    /// <returns>Success, with the round in <see cref="Approval"/>; or the guard that is not met, or <c>pricing.approval_nobody</c>.</returns>
    public Result Submit(ApprovalMatrix matrix, string actor, Instant at, ApprovalFacts? facts = null)
    {
        ArgumentNullException.ThrowIfNull(matrix);
        ApprovalPlan plan = matrix.Preview(Prices, (facts ?? new ApprovalFacts()) with { Author = actor }, Request).Diff([.. Agreed.Where(agreed => agreed.AgreedBy?.Contains(actor, StringComparer.Ordinal) != true)]);
        Result<ApprovalProgress> started = ApprovalProgress.Start(plan, actor, at);
        if (!started.IsSuccess) return started.ToResult();
        bool needed = plan.Required.Count > 0;
        string hash = QuoteContent.Hash(Request, Prices);
        Result taken = Take(needed ? "Submit" : "AutoApprove", Facts() with { ApprovalRequired = needed }, actor, at, ("contentHash", hash));
        if (!taken.IsSuccess) return taken;
        Approval = new QuoteApproval(matrix.Definition.Id, matrix.Definition.Version, hash, actor, at, plan, []);
        (Submitter, Approver) = (actor, null);
        return needed ? taken : Freeze(taken);
    }

    /// <summary>Takes the decision of an approver. The last one that was needed approves the quote and freezes its prices; one refusal makes it a draft again.</summary>
    /// <param name="matrix">The matrix as it is now: it knows for whom the person stands in today.</param>
    /// <param name="decision">The decision; whom the person stands in for is filled in.</param>
    /// <param name="contentHash">The hash of what the person saw, from <see cref="QuoteApproval.ContentHash"/>.</param>
    /// <returns>
    /// Success; or <c>pricing.stale_content</c> if the quote says something else by now, the guard that is not met, or a code of
    /// <see cref="ApprovalProgress.Decide"/>.
    /// </returns>
    public Result Decide(ApprovalMatrix matrix, ApprovalDecision decision, string contentHash)
    {
        ArgumentNullException.ThrowIfNull(matrix);
        ArgumentNullException.ThrowIfNull(decision);
        string trigger = decision.Agrees ? "Approve" : "Reject";
        decision = decision with { OnBehalfOf = matrix.StandsInFor(decision.Person, Today(decision.At)) };
        QuoteGuards guards = Facts() with
        {
            Approver = decision.Person,
            // Of somebody who submitted it, only that is said.
            ApproverHasAuthority = decision.Person == Submitter || Approval?.Progress.IsAsked(decision) == true,
            Comment = decision.Comment,
        };
        Result<Transition<QuoteState>> allowed = QuoteLifeCycle.Machine.Fire(State, trigger, guards.IsMet);
        if (!allowed.IsSuccess) return allowed.ToResult();
        if (!string.Equals(contentHash, Approval!.ContentHash, StringComparison.Ordinal)) return Stale();
        Result<ApprovalProgress> decided = Approval.Progress.Decide(decision);
        if (!decided.IsSuccess) return decided.ToResult();
        Approval = Approval with { Decisions = decided.Value.Decisions };
        switch (decided.Value.Status)
        {
            case ApprovalStatus.Pending:
                Record(["QuoteApprovalGiven"], decision.Person, decision.At, ("comment", decision.Comment));
                return Result.Success();
            case ApprovalStatus.Rejected:
                Keep(decided.Value);
                return Because(decision.Comment, Take(trigger, guards, decision.Person, decision.At, ("comment", decision.Comment)));
            default:
                Approver = decision.Person;
                Keep(decided.Value);
                return Freeze(Take(trigger, guards, decision.Person, decision.At, ("comment", decision.Comment)));
        }
    }

    /// <summary>Takes it back before everybody decided. What was agreed to completely stays agreed at its values.</summary>
    /// <param name="actor">Who recalls it.</param>
    /// <param name="at">When.</param>
    public Result Recall(string actor, Instant at)
    {
        Result taken = Take("Recall", Facts(), actor, at);
        if (taken.IsSuccess && Approval is not null) Keep(Approval.Progress);
        return taken;
    }

    /// <summary>Makes an approved quote a draft again. It has to be submitted anew; who agreed is asked again only about what got worse.</summary>
    /// <param name="actor">Who edits it.</param>
    /// <param name="at">When.</param>
    public Result Edit(string actor, Instant at)
    {
        Result taken = Take("Edit", Facts(), actor, at);
        if (!taken.IsSuccess) return taken;
        (Submitter, Approver, ContentHash) = (null, null, null);
        return taken;
    }

    /// <summary>Remembers what was agreed to; what can never be covered is not kept, nor what a new agreement covers.</summary>
    private void Keep(ApprovalProgress round)
    {
        RequiredApproval[] added = [.. round.Agreed.Where(static agreed => agreed.IsCoveredBy(agreed))];
        Agreed = [.. Agreed.Where(old => !added.Any(old.IsCoveredBy)), .. added];
    }

    private static Result Stale() => Result.Invalid(new ValidationError("/contentHash",
        "The quote says something else than what was looked at: read it again and decide anew.", "pricing.stale_content"));

    private QuoteGuards Facts() => new()
    {
        Lines = Prices.Lines.Count,
        Submitter = Submitter,
        ValidUntil = ValidUntil,
        OrderExists = OrderKey is not null,
    };

    private Result Freeze(Result taken)
    {
        if (taken.IsSuccess) ContentHash = Approval!.ContentHash;
        return taken;
    }

    private Result Because(string? reason, Result taken)
    {
        if (taken.IsSuccess) Reason = reason;
        return taken;
    }
}
