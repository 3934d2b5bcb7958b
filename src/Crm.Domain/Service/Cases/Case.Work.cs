using Crm.Primitives;
using NodaTime;

namespace Crm.Domain;

public sealed partial class Case
{
    /// <summary>Gives the case to a person or a queue; from New it becomes Open.</summary>
    /// <param name="ownerKey">The person, or null.</param>
    /// <param name="queueKey">The queue, or null.</param>
    /// <param name="actor">Who assigns.</param>
    /// <param name="at">When.</param>
    /// <returns><c>CaseAssigned</c>, or <c>CaseReassigned</c> from Open; or the unmet guard <c>owner||queue</c>.</returns>
    public Result Assign(string? ownerKey, string? queueKey, string actor, Instant at)
    {
        Result fired = Fire("Assign", new CaseGuards { Owner = ownerKey, Queue = queueKey }, out Transition<CaseState>? transition);
        if (!fired.IsSuccess) return fired;
        OwnerKey = string.IsNullOrWhiteSpace(ownerKey) ? null : ownerKey;
        QueueKey = string.IsNullOrWhiteSpace(queueKey) ? null : queueKey;
        Take(transition!, transition!.Events, actor, at, ("owner", OwnerKey), ("queue", QueueKey));
        return fired;
    }

    /// <summary>Sets the case aside; the clock of a promised solution pauses.</summary>
    /// <param name="reason">Why.</param>
    /// <param name="actor">Who.</param>
    /// <param name="at">When.</param>
    /// <returns><c>CaseHeld</c>, or the unmet guard <c>reason!=null</c>.</returns>
    public Result Hold(string? reason, string actor, Instant at) => Move("Hold", new CaseGuards { Reason = reason }, actor, at, reason);

    /// <summary>Takes the case up again.</summary>
    /// <param name="actor">Who.</param>
    /// <param name="at">When.</param>
    /// <returns><c>CaseResumed</c>.</returns>
    public Result Resume(string actor, Instant at) => Move("Resume", new CaseGuards(), actor, at, null);

    /// <summary>Gives the case up: it was none.</summary>
    /// <param name="reason">Why.</param>
    /// <param name="actor">Who.</param>
    /// <param name="at">When.</param>
    /// <returns><c>CaseCanceled</c>, or the unmet guard <c>reason!=null</c>.</returns>
    public Result Cancel(string? reason, string actor, Instant at) => Move("Cancel", new CaseGuards { Reason = reason }, actor, at, reason);

    /// <summary>Changes the priority.</summary>
    /// <param name="priority">The new one.</param>
    /// <param name="actor">Who.</param>
    /// <param name="at">When.</param>
    /// <returns><c>CasePriorityChanged</c> if it changed; <c>state.not_editable</c> once resolved.</returns>
    public Result SetPriority(CasePriority priority, string actor, Instant at)
    {
        if (!IsOpen) return NotEditable(State);
        if (priority == Priority) return Result.Success();
        CasePriority before = Priority;
        Priority = priority;
        Note(CaseFactKind.PriorityChanged, actor, at);
        Record(["CasePriorityChanged"], actor, at, ("from", before.ToString()), ("to", priority.ToString()));
        return Result.Success();
    }

    /// <summary>Raises the escalation by one level.</summary>
    /// <param name="reason">Why.</param>
    /// <param name="actor">Who.</param>
    /// <param name="at">When.</param>
    /// <returns><c>CaseEscalated</c>; <c>service.reason</c>; <c>state.not_editable</c> once resolved.</returns>
    public Result Escalate(string reason, string actor, Instant at)
    {
        if (!IsOpen) return NotEditable(State);
        if (string.IsNullOrWhiteSpace(reason)) return Result.Invalid(new ValidationError("/reason", "Say why the case is escalated.", "service.reason"));
        EscalationLevel++;
        Record(["CaseEscalated"], actor, at, ("level", EventLog.Text(EscalationLevel)), ("reason", reason));
        return Result.Success();
    }

    private Result Move(string trigger, CaseGuards guards, string actor, Instant at, string? reason)
    {
        Result fired = Fire(trigger, guards, out Transition<CaseState>? transition);
        if (!fired.IsSuccess) return fired;
        Take(transition!, transition!.Events, actor, at, ("reason", reason));
        return fired;
    }
}
