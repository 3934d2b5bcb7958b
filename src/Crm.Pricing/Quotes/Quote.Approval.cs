using Crm.Primitives;
using NodaTime;

namespace Crm.Pricing;

public sealed partial class Quote
{
    /// <summary>Approves a draft that needs nobody: no line's discount is greater than the author's authority.</summary>
    /// <param name="actor">Who asks for it.</param>
    /// <param name="at">When.</param>
    public Result AutoApprove(string actor, Instant at) => Freeze(Take("AutoApprove", Facts(), actor, at));

    /// <summary>Hands a draft to those who may approve it.</summary>
    /// <param name="actor">Who submits it; the same person cannot approve it.</param>
    /// <param name="at">When.</param>
    public Result Submit(string actor, Instant at)
    {
        Result taken = Take("Submit", Facts(), actor, at);
        if (taken.IsSuccess) Submitter = actor;
        return taken;
    }

    /// <summary>Approves it and freezes its prices.</summary>
    /// <param name="approver">Who approves it.</param>
    /// <param name="approverAuthorityPercent">The largest discount of a line that the approver may grant.</param>
    /// <param name="at">When.</param>
    public Result Approve(string approver, decimal approverAuthorityPercent, Instant at)
    {
        Result taken = Take("Approve", Facts() with
        {
            Approver = approver,
            ApproverHasAuthority = Prices.MaxGrantedPercent <= approverAuthorityPercent,
        }, approver, at);
        if (taken.IsSuccess) Approver = approver;
        return Freeze(taken);
    }

    /// <summary>Sends it back to its author.</summary>
    /// <param name="comment">What has to change.</param>
    /// <param name="actor">Who rejects it.</param>
    /// <param name="at">When.</param>
    public Result Reject(string? comment, string actor, Instant at) =>
        Because(comment, Take("Reject", Facts() with { Comment = comment }, actor, at, ("comment", comment)));

    /// <summary>Takes it back before anybody decided.</summary>
    /// <param name="actor">Who recalls it.</param>
    /// <param name="at">When.</param>
    public Result Recall(string actor, Instant at) => Take("Recall", Facts(), actor, at);

    /// <summary>Makes an approved quote a draft again; the approval is void.</summary>
    /// <param name="actor">Who edits it.</param>
    /// <param name="at">When.</param>
    public Result Edit(string actor, Instant at)
    {
        Result taken = Take("Edit", Facts(), actor, at);
        if (!taken.IsSuccess) return taken;
        (Submitter, Approver, ContentHash) = (null, null, null);
        return taken;
    }

    private QuoteGuards Facts() => new()
    {
        Lines = Prices.Lines.Count,
        ApprovalRequired = ApprovalRequired,
        Submitter = Submitter,
        ValidUntil = ValidUntil,
        OrderExists = OrderKey is not null,
    };

    private Result Freeze(Result taken)
    {
        if (taken.IsSuccess) ContentHash = QuoteContent.Hash(Request, Prices);
        return taken;
    }

    private Result Because(string? reason, Result taken)
    {
        if (taken.IsSuccess) Reason = reason;
        return taken;
    }
}
