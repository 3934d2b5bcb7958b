using Crm.Primitives;
using NodaTime;

namespace Crm.Domain;

public sealed partial class Lead
{
    /// <summary>Gives the lead to somebody, without anybody having accepted it yet.</summary>
    /// <param name="ownerKey">Who is to work on it.</param>
    /// <param name="reason">Why: the key of a rule, or a sentence; null if there is none.</param>
    /// <param name="actor">Who decided.</param>
    /// <param name="at">When.</param>
    /// <returns>Success with the event <c>LeadAssigned</c>; or <see cref="StateErrors.NotEditable"/> once the lead is closed.</returns>
    public Result Assign(string ownerKey, string? reason, string actor, Instant at)
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(ownerKey);
        if (!IsOpen) return Over();
        GiveTo(ownerKey, reason, actor, at);
        Record(["LeadAssigned"], actor, at, ("owner", ownerKey), ("reason", reason));
        return Result.Success();
    }

    /// <summary>Starts nurturing.</summary>
    /// <param name="actor">Who starts it.</param>
    /// <param name="at">When.</param>
    /// <returns>Success; or the refusal of the life cycle.</returns>
    public Result Nurture(string actor, Instant at)
    {
        Result fired = Fire(nameof(Nurture), new(), out Transition<LeadState>? transition);
        if (fired.IsSuccess) Take(transition!, actor, at);
        return fired;
    }

    /// <summary>Takes the lead on: from now on its owner works on it.</summary>
    /// <param name="ownerKey">Who takes it on; usually the actor.</param>
    /// <param name="actor">Who says so.</param>
    /// <param name="at">When.</param>
    /// <returns>Success; or the refusal of the life cycle, such as the unmet guard <c>owner!=null</c>.</returns>
    public Result Accept(string? ownerKey, string actor, Instant at)
    {
        Result fired = Fire(nameof(Accept), new() { Owner = ownerKey }, out Transition<LeadState>? transition);
        if (!fired.IsSuccess) return fired;
        if (ownerKey != OwnerKey) GiveTo(ownerKey, null, actor, at);
        Take(transition!, actor, at, ("owner", ownerKey));
        return fired;
    }

    /// <summary>Confirms that there is a need, a budget and a date.</summary>
    /// <param name="criteriaMet">Whether the tenant's criteria hold.</param>
    /// <param name="actor">Who confirms.</param>
    /// <param name="at">When.</param>
    /// <returns>Success; or the refusal of the life cycle.</returns>
    public Result Qualify(bool criteriaMet, string actor, Instant at)
    {
        Result fired = Fire(nameof(Qualify), new() { QualificationCriteriaMet = criteriaMet }, out Transition<LeadState>? transition);
        if (fired.IsSuccess) Take(transition!, actor, at);
        return fired;
    }

    /// <summary>Puts the lead back into nurturing, because nobody pursues it for now.</summary>
    /// <param name="recycling">Why, until when, and what it costs.</param>
    /// <param name="policy">The penalty where the recycling names none.</param>
    /// <param name="actor">Who puts it back.</param>
    /// <param name="at">When.</param>
    /// <returns>
    /// Success: the score loses the penalty (55 with 30 leaves 25; never below 0), the owner is cleared. A score still above the threshold
    /// waits for the next engagement. Or the refusal of the life cycle, such as the unmet guard <c>reason!=null</c>; or <c>lead.penalty_negative</c>.
    /// </returns>
    public Result Recycle(LeadRecycling recycling, LeadPolicy policy, string actor, Instant at)
    {
        ArgumentNullException.ThrowIfNull(recycling);
        ArgumentNullException.ThrowIfNull(policy);
        decimal penalty = recycling.Penalty ?? policy.RecyclePenalty;
        if (penalty < 0) return Result.Invalid(new ValidationError("/penalty", "A penalty is not negative.", "lead.penalty_negative"));
        Result fired = Fire(nameof(Recycle), new() { Reason = recycling.Reason }, out Transition<LeadState>? transition);
        if (!fired.IsSuccess) return fired;
        Score = Math.Max(0, Score - penalty);
        NurtureUntil = recycling.NurtureUntil;
        Reason = Named(recycling.Reason);
        if (OwnerKey is not null) GiveTo(null, Reason, actor, at);
        Take(transition!, actor, at, ("reason", Reason), ("score", EventLog.Text(Score)));
        return fired;
    }

    /// <summary>Closes the lead: nothing will come of it.</summary>
    /// <param name="reason">Why, in words; needed.</param>
    /// <param name="actor">Who closes it.</param>
    /// <param name="at">When.</param>
    /// <returns>Success; or the refusal of the life cycle.</returns>
    public Result Disqualify(string? reason, string actor, Instant at)
    {
        Result fired = Fire(nameof(Disqualify), new() { Reason = reason }, out Transition<LeadState>? transition);
        if (!fired.IsSuccess) return fired;
        Reason = Named(reason);
        Take(transition!, actor, at, ("reason", Reason));
        return fired;
    }

    /// <summary>Takes a disqualified lead up again, as new.</summary>
    /// <param name="actor">Who takes it up.</param>
    /// <param name="at">When.</param>
    /// <returns>Success; or the refusal of the life cycle.</returns>
    public Result Reopen(string actor, Instant at)
    {
        Result fired = Fire(nameof(Reopen), new(), out Transition<LeadState>? transition);
        if (fired.IsSuccess) Take(transition!, actor, at);
        return fired;
    }

    /// <summary>Folds the lead into another one that is the same. It stays as a redirect.</summary>
    /// <param name="master">The lead that goes on.</param>
    /// <param name="actor">Who decided.</param>
    /// <param name="at">When.</param>
    /// <returns>Success; or the refusal of the life cycle, such as <c>masterId!=id</c> or <c>master not Merged</c>.</returns>
    public Result Merge(Lead? master, string actor, Instant at)
    {
        LeadGuards facts = new() { Id = Id.ToString(), MasterId = master?.Id.ToString(), MasterMerged = master?.State == LeadState.Merged };
        Result fired = Fire(nameof(Merge), facts, out Transition<LeadState>? transition);
        if (!fired.IsSuccess) return fired;
        MergedInto = master!.Id;
        Take(transition!, actor, at, ("master", master.Id.ToString()));
        return fired;
    }

    private void GiveTo(string? ownerKey, string? reason, string actor, Instant at)
    {
        OwnerKey = ownerKey;
        _assignments.Add(new(ownerKey, at, actor, reason));
    }
}
