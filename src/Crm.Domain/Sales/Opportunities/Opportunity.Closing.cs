using Crm.Primitives;
using NodaTime;

namespace Crm.Domain;

public sealed partial class Opportunity
{
    /// <summary>Wins the opportunity and locks its worth in the currency of the company.</summary>
    /// <param name="actor">Who.</param>
    /// <param name="at">When.</param>
    /// <param name="amount">The amount it is won with; null for the one it has.</param>
    /// <param name="rate">The rate of the day; null for the one it has. Not looked at in the base currency.</param>
    /// <returns>
    /// <c>OpportunityWon</c>; or an unmet guard (<c>amount!=null</c>, <c>customer!=null</c>); <c>sales.amount_negative</c>;
    /// <c>sales.rate_missing</c>. Worked: 40000.00 USD won at 7.15 stays 286000.00 CNY when the rate moves to 7.10.
    /// </returns>
    public Result Win(string actor, Instant at, Money? amount = null, DatedRate? rate = null)
    {
        Money? won = amount ?? Amount;
        OpportunityGuards guards = new() { Amount = won, Customer = CustomerKey };
        Result fired = Fire("Win", guards, out Transition<OpportunityState>? transition);
        if (!fired.IsSuccess) return fired;
        List<ValidationError> errors = CheckAmount(won!.Value, rate ?? Rate, BaseCurrency);
        if (errors.Count > 0) return Result.Invalid(errors);
        TakeAmount(won.Value, rate ?? Rate);
        Probability = 100m;
        Close(OpportunityState.Won, at, null, null);
        Take(transition!, actor, at, ("amount", EventLog.Text(Amount)), ("baseAmount", EventLog.Text(BaseAmount)));
        return fired;
    }

    /// <summary>Gives the opportunity up.</summary>
    /// <param name="lostReason">Why.</param>
    /// <param name="actor">Who.</param>
    /// <param name="at">When.</param>
    /// <param name="competitorKey">Who won instead; null if nobody or unknown.</param>
    /// <returns><c>OpportunityLost</c>, or the unmet guard <c>lostReason!=null</c>.</returns>
    public Result Lose(string? lostReason, string actor, Instant at, string? competitorKey = null)
    {
        Result fired = Fire("Lose", new OpportunityGuards { LostReason = lostReason }, out Transition<OpportunityState>? transition);
        if (!fired.IsSuccess) return fired;
        Probability = 0m;
        HoldReason = null;
        Close(OpportunityState.Lost, at, lostReason, Blank(competitorKey));
        Take(transition!, actor, at, ("reason", lostReason), ("competitor", Blank(competitorKey)));
        return fired;
    }

    /// <summary>Opens a won or lost opportunity again, in its last open stage. The closing stays in <see cref="Closings"/>.</summary>
    /// <param name="pipeline">Its pipeline, for the default probability of the stage.</param>
    /// <param name="actor">Who.</param>
    /// <param name="at">When.</param>
    /// <returns><c>OpportunityReopened</c>; <c>sales.stage_unknown</c> if the pipeline no longer has the stage.</returns>
    public Result Reopen(Pipeline pipeline, string actor, Instant at)
    {
        ArgumentNullException.ThrowIfNull(pipeline);
        Result fired = Fire("Reopen", new OpportunityGuards(), out Transition<OpportunityState>? transition);
        if (!fired.IsSuccess) return fired;
        if (!pipeline.TryGet(StageKey, out PipelineStage? stage))
            return Result.Invalid(new ValidationError("/stageKey", $"The pipeline no longer has the stage '{StageKey}': put it back.", "sales.stage_unknown"));
        ActualCloseDate = null;
        Probability = stage.Probability;
        StageCategory = stage.Category;
        Take(transition!, actor, at, ("stage", StageKey), ("probability", EventLog.Text(Probability)));
        return fired;
    }

    private void Close(OpportunityState outcome, Instant at, string? reason, string? competitor)
    {
        ActualCloseDate = at.InZone(Zone).Date;
        _closings.Add(new OpportunityClosing(outcome, ActualCloseDate.Value, at, Amount, BaseAmount, reason, competitor));
    }
}
