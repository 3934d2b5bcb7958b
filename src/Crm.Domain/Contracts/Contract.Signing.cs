using Crm.Primitives;
using NodaTime;
using NodaTime.Text;

namespace Crm.Domain;

public sealed partial class Contract
{
    /// <summary>Agrees on the first day and the term, while it is a draft.</summary>
    /// <param name="start">The first day of cover.</param>
    /// <param name="termMonths">How long it runs, in months.</param>
    /// <param name="actor">Who.</param>
    /// <param name="at">When.</param>
    /// <returns><c>ContractTermChanged</c> if it changed; <c>contracts.term</c>; <c>state.not_editable</c>.</returns>
    public Result SetTerm(LocalDate start, int termMonths, string actor, Instant at)
    {
        if (!LifeCycles.Contract.IsEditable(State))
            return Result.Invalid(new ValidationError(null, $"The contract is {State}: only a draft is changed.", StateErrors.NotEditable));
        if (termMonths is < 1 or > MaxMonths) return Result.Invalid(new ValidationError("/termMonths", "A term is 1 to 1200 months.", "contracts.term"));
        if (start == StartDate && termMonths == TermMonths) return Result.Success();
        // A renewal without months of its own is as long as the term, also after the term changed.
        if (AutoRenewMonths == TermMonths) AutoRenewMonths = termMonths;
        (StartDate, TermMonths) = (start, termMonths);
        Record(["ContractTermChanged"], actor, at, ("start", Text(start)), ("end", Text(EndDate!.Value)));
        return Result.Success();
    }

    /// <summary>Asks for approval.</summary>
    /// <param name="submitter">Who asks.</param>
    /// <param name="at">When.</param>
    /// <returns><c>ContractSubmitted</c>; or an unmet guard (<c>startDate!=null</c>, <c>endDate&gt;=startDate</c>).</returns>
    public Result Submit(string submitter, Instant at) => Fire("Submit", Dates(at), submitter, at, () => SubmitterKey = submitter);

    /// <summary>Approves the contract.</summary>
    /// <param name="approver">Who; not the submitter.</param>
    /// <param name="at">When.</param>
    /// <returns><c>ContractApproved</c>; or the unmet guard <c>approver!=submitter</c>.</returns>
    public Result Approve(string approver, Instant at) =>
        Fire("Approve", new ContractGuards { Submitter = SubmitterKey, Approver = approver }, approver, at, () => ApproverKey = approver);

    /// <summary>Sends the contract back to be changed.</summary>
    /// <param name="comment">What is to be mended.</param>
    /// <param name="actor">Who.</param>
    /// <param name="at">When.</param>
    /// <returns><c>ContractRejected</c>; or the unmet guard <c>comment!=null</c>.</returns>
    public Result Reject(string? comment, string actor, Instant at) =>
        Fire("Reject", new ContractGuards { Comment = comment }, actor, at, () => SubmitterKey = null, ("comment", comment));

    /// <summary>Notes the signature of the customer.</summary>
    /// <param name="signedBy">Who signed.</param>
    /// <param name="signedOn">The day.</param>
    /// <param name="actor">Who notes it.</param>
    /// <param name="at">When.</param>
    /// <returns><c>ContractSigned</c>; or an unmet guard (<c>signedBy!=null</c>, <c>signedOn!=null</c>).</returns>
    public Result Sign(string? signedBy, LocalDate? signedOn, string actor, Instant at) => Fire(
        "Sign", new ContractGuards { SignedBy = signedBy, SignedOn = signedOn }, actor, at, () => (SignedBy, SignedOn) = (signedBy, signedOn), ("signedBy", signedBy));

    /// <summary>Gives the contract up before it starts.</summary>
    /// <param name="reason">Why.</param>
    /// <param name="actor">Who.</param>
    /// <param name="at">When.</param>
    /// <returns><c>ContractCanceled</c>; or the unmet guard <c>reason!=null</c>.</returns>
    public Result Cancel(string? reason, string actor, Instant at) =>
        Fire("Cancel", new ContractGuards { Reason = reason }, actor, at, () => Reason = reason, ("reason", reason));

    private ContractGuards Dates(Instant at) => new()
    {
        Today = ClockTrigger.Today(at, Zone),
        StartDate = StartDate,
        EndDate = EndDate,
        AutoRenew = AutoRenew,
        NoticeGiven = NoticeGiven,
    };

    private static string Text(LocalDate date) => LocalDatePattern.Iso.Format(date);
}
