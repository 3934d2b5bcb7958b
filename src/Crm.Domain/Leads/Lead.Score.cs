using Crm.Primitives;
using NodaTime;

namespace Crm.Domain;

public sealed partial class Lead
{
    /// <summary>Notes something the lead did and moves its score.</summary>
    /// <param name="kind">What it did, such as <c>webinar</c>.</param>
    /// <param name="points">What it adds; negative takes away. The score does not fall below 0.</param>
    /// <param name="policy">The threshold.</param>
    /// <param name="actor">Who notes it.</param>
    /// <param name="at">When it happened.</param>
    /// <param name="source">Where it happened, such as a campaign's key.</param>
    /// <returns>
    /// Success. A new lead starts nurturing by it; a new or nurtured one whose score reaches the threshold is marked marketing qualified:
    /// with threshold 50, the fourth of 10, 5, 15, 20 does it. Or <see cref="StateErrors.NotEditable"/> once the lead is closed.
    /// </returns>
    public Result RecordEngagement(string kind, decimal points, LeadPolicy policy, string actor, Instant at, string? source = null)
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(kind);
        ArgumentNullException.ThrowIfNull(policy);
        if (!IsOpen) return Over();
        Score = Math.Max(0, Score + points);
        _engagements.Add(new(kind, points, at, Score, source));
        Record(["LeadEngaged"], actor, at, ("kind", kind), ("points", EventLog.Text(points)), ("score", EventLog.Text(Score)), ("source", source));
        if (State == LeadState.New && Fire("Nurture", new(), out Transition<LeadState>? nurture).IsSuccess) Take(nurture!, actor, at);
        HandOverIfWarm(policy, actor, at);
        return Result.Success();
    }

    /// <summary>Sets the score, as an engine or a person has judged it.</summary>
    /// <param name="score">The score; not negative.</param>
    /// <param name="policy">The threshold.</param>
    /// <param name="actor">Who judged.</param>
    /// <param name="at">When.</param>
    /// <returns>
    /// Success; a score that reaches the threshold marks a new or nurtured lead. A score it already has changes nothing and raises no event.
    /// Or <c>lead.score_negative</c>, or <see cref="StateErrors.NotEditable"/> once the lead is closed.
    /// </returns>
    public Result SetScore(decimal score, LeadPolicy policy, string actor, Instant at)
    {
        ArgumentNullException.ThrowIfNull(policy);
        if (score < 0) return Result.Invalid(new ValidationError("/score", "A score is not negative.", "lead.score_negative"));
        if (!IsOpen) return Over();
        if (score != Score)
        {
            Score = score;
            Record(["LeadScored"], actor, at, ("score", EventLog.Text(Score)));
        }

        HandOverIfWarm(policy, actor, at);
        return Result.Success();
    }

    /// <summary>Asks for the hand-over to sales, which otherwise happens by itself.</summary>
    /// <param name="policy">The threshold.</param>
    /// <param name="actor">Who asks.</param>
    /// <param name="at">When.</param>
    /// <returns>Success; or the refusal of the life cycle, such as the unmet guard <c>score&gt;=mqlThreshold</c>.</returns>
    public Result MarkMarketingQualified(LeadPolicy policy, string actor, Instant at)
    {
        ArgumentNullException.ThrowIfNull(policy);
        Result fired = Fire("MarkMarketingQualified", new() { Score = Score, MqlThreshold = policy.MqlThreshold }, out Transition<LeadState>? transition);
        if (fired.IsSuccess) Take(transition!, actor, at, ("score", EventLog.Text(Score)));
        return fired;
    }

    private void HandOverIfWarm(LeadPolicy policy, string actor, Instant at)
    {
        if (State is LeadState.New or LeadState.Nurturing && Score >= policy.MqlThreshold) MarkMarketingQualified(policy, actor, at);
    }

    private bool IsOpen => Erasure == ErasureMode.None && LifeCycles.Lead.CategoryOf(State) == StateCategory.Open;

    private Result Over() => Result.Invalid(new ValidationError(null,
        $"The lead is {(Erasure == ErasureMode.None ? State.ToString() : "erased")} and does not change any more in this way.", StateErrors.NotEditable));
}
