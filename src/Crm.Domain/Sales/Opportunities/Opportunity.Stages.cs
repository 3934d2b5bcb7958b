using Crm.Primitives;
using NodaTime;

namespace Crm.Domain;

public sealed partial class Opportunity
{
    /// <summary>Moves the opportunity to a stage. Moving to the stage it is in is legal and leaves a row in the history.</summary>
    /// <param name="pipeline">Its pipeline.</param>
    /// <param name="stageKey">The stage to move to; back and ahead are both allowed.</param>
    /// <param name="actor">Who moves it.</param>
    /// <param name="at">When.</param>
    /// <param name="probability">A chance of its own in percent, 0 to 100; null for the default of the stage.</param>
    /// <param name="entryCriteriaMet">Whether what the tenant demands of the stage is fulfilled.</param>
    /// <returns>
    /// <c>OpportunityStageChanged</c>; or an unmet guard (<c>stage in pipeline</c>, <c>stage is open kind</c>, <c>stageEntryCriteriaMet</c>);
    /// or <c>sales.stage_probability</c>.
    /// </returns>
    public Result MoveStage(
        Pipeline pipeline, string stageKey, string actor, Instant at, decimal? probability = null, bool entryCriteriaMet = true)
    {
        ArgumentNullException.ThrowIfNull(pipeline);
        PipelineStage? stage = null;
        bool known = pipeline.Definition.Key == PipelineKey && pipeline.TryGet(stageKey, out stage);
        // A compiled pipeline has no closed stages, so every stage it knows is of the open kind.
        OpportunityGuards guards = new() { StageInPipeline = known, StageIsOpen = known, StageEntryCriteriaMet = entryCriteriaMet };
        Result fired = Fire("MoveStage", guards, out Transition<OpportunityState>? transition);
        if (!fired.IsSuccess) return fired;
        if (probability is < 0m or > 100m)
            return Result.Invalid(new ValidationError("/probability", "A probability is 0 to 100 percent.", "sales.stage_probability"));
        string from = StageKey;
        EnterStage(stage!, from, probability, actor, at);
        Take(transition!, actor, at, ("from", from), ("to", StageKey), ("probability", EventLog.Text(Probability)), ("amount", EventLog.Text(Amount)));
        return Result.Success();
    }

    /// <summary>Sets the opportunity aside. It stays open and leaves the forecast.</summary>
    /// <param name="reason">Why.</param>
    /// <param name="actor">Who.</param>
    /// <param name="at">When.</param>
    /// <returns><c>OpportunityHeld</c>, or the unmet guard <c>reason!=null</c>.</returns>
    public Result Hold(string? reason, string actor, Instant at)
    {
        Result fired = Fire("Hold", new OpportunityGuards { Reason = reason }, out Transition<OpportunityState>? transition);
        if (!fired.IsSuccess) return fired;
        HoldReason = reason;
        Take(transition!, actor, at, ("reason", reason));
        return fired;
    }

    /// <summary>Takes the opportunity up again.</summary>
    /// <param name="actor">Who.</param>
    /// <param name="at">When.</param>
    /// <returns><c>OpportunityResumed</c>.</returns>
    public Result Resume(string actor, Instant at)
    {
        Result fired = Fire("Resume", new OpportunityGuards(), out Transition<OpportunityState>? transition);
        if (!fired.IsSuccess) return fired;
        HoldReason = null;
        Take(transition!, actor, at);
        return fired;
    }

    private void EnterStage(PipelineStage stage, string? from, decimal? probability, string actor, Instant at)
    {
        StageKey = stage.Key;
        StageCategory = stage.Category;
        Probability = probability ?? stage.Probability;
        _stageHistory.Add(new StageChange(from, stage.Key, at, actor, Amount, Probability));
    }
}
