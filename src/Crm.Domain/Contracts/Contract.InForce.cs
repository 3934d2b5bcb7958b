using Crm.Primitives;
using NodaTime;

namespace Crm.Domain;

public sealed partial class Contract
{
    /// <summary>Starts a signed contract on its first day. Fired by the clock.</summary>
    /// <param name="actor">Who: the clock.</param>
    /// <param name="at">When; late is allowed.</param>
    /// <returns><c>ContractActivated</c>; or the unmet guard <c>today(zone)&gt;=startDate</c>.</returns>
    public Result Start(string actor, Instant at) => Fire("Start", Dates(at), actor, at, null);

    /// <summary>Stops the contract for a while.</summary>
    /// <param name="reason">Why.</param>
    /// <param name="actor">Who.</param>
    /// <param name="at">When.</param>
    /// <returns><c>ContractSuspended</c>; or the unmet guard <c>reason!=null</c>.</returns>
    public Result Suspend(string? reason, string actor, Instant at) =>
        Fire("Suspend", new ContractGuards { Reason = reason }, actor, at, () => Reason = reason, ("reason", reason));

    /// <summary>Lets a suspended contract go on, until its last day at the latest.</summary>
    /// <param name="actor">Who.</param>
    /// <param name="at">When.</param>
    /// <returns><c>ContractResumed</c>; or the unmet guard <c>today(zone)&lt;=endDate</c>.</returns>
    public Result Resume(string actor, Instant at) => Fire("Resume", Dates(at), actor, at, () => Reason = null);

    /// <summary>Notes that the contract is not to go on by itself.</summary>
    /// <param name="actor">Who.</param>
    /// <param name="at">When.</param>
    /// <returns><c>ContractNoticeGiven</c> if new; an invalid transition once the contract has ended.</returns>
    public Result GiveNotice(string actor, Instant at)
    {
        if (LifeCycles.Contract.CategoryOf(State) != StateCategory.Open)
            return Result.Invalid(StateErrors.Invalid($"Contract is {State}, notice is given before it ends"));
        if (NoticeGiven) return Result.Success();
        NoticeGiven = true;
        Record(["ContractNoticeGiven"], actor, at);
        return Result.Success();
    }

    /// <summary>Lets the contract go on after its last day. Fired by the clock, once a period.</summary>
    /// <param name="actor">Who: the clock.</param>
    /// <param name="at">When; late is allowed.</param>
    /// <returns><c>ContractRenewed</c>; or an unmet guard (<c>autoRenew</c>, <c>today(zone)&gt;endDate</c>, <c>no notice of non-renewal</c>).</returns>
    public Result AutoRenewNow(string actor, Instant at) => Fire("AutoRenew", Dates(at), actor, at, () => RenewalCount++);

    /// <summary>Ends the contract after its last day. Fired by the clock.</summary>
    /// <param name="actor">Who: the clock.</param>
    /// <param name="at">When; late is allowed.</param>
    /// <returns><c>ContractExpired</c>; or an unmet guard (<c>!autoRenew || notice given</c>, <c>today(zone)&gt;endDate</c>).</returns>
    public Result Expire(string actor, Instant at) => Fire("Expire", Dates(at), actor, at, null);

    /// <summary>Says which contract follows this one.</summary>
    /// <param name="successorKey">The contract that follows, drafted with this one as its predecessor.</param>
    /// <param name="actor">Who.</param>
    /// <param name="at">When.</param>
    /// <returns><c>ContractRenewed</c>; or the unmet guard <c>successor contract exists</c>.</returns>
    public Result Renew(string? successorKey, string actor, Instant at) => Fire(
        "Renew", new ContractGuards { Successor = successorKey }, actor, at, () => SuccessorKey = successorKey, ("successor", successorKey));

    /// <summary>Ends the contract before its last day.</summary>
    /// <param name="reason">Why.</param>
    /// <param name="effectiveDate">The day it takes effect.</param>
    /// <param name="actor">Who.</param>
    /// <param name="at">When.</param>
    /// <returns><c>ContractTerminated</c>; or an unmet guard (<c>reason!=null</c>, <c>effectiveDate!=null</c>).</returns>
    public Result Terminate(string? reason, LocalDate? effectiveDate, string actor, Instant at) => Fire(
        "Terminate", new ContractGuards { Reason = reason, EffectiveDate = effectiveDate }, actor, at,
        () => (Reason, TerminatedFrom) = (reason, effectiveDate), ("reason", reason), ("effective", effectiveDate is LocalDate day ? Text(day) : null));
}
