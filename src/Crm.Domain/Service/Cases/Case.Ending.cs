using Crm.Primitives;
using NodaTime;

namespace Crm.Domain;

public sealed partial class Case
{
    /// <summary>Says that the case is solved.</summary>
    /// <param name="resolution">How.</param>
    /// <param name="openChildren">How many cases that are parts of it are still open.</param>
    /// <param name="actor">Who.</param>
    /// <param name="at">When.</param>
    /// <param name="overrideChildren">True to resolve it all the same.</param>
    /// <returns><c>CaseResolved</c>; or an unmet guard (<c>resolution!=null</c>, <c>no open child case unless overridden</c>).</returns>
    public Result Resolve(string? resolution, int openChildren, string actor, Instant at, bool overrideChildren = false)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(openChildren);
        CaseGuards guards = new() { Resolution = resolution, OpenChildren = openChildren, ChildrenOverridden = overrideChildren };
        Result fired = Fire("Resolve", guards, out Transition<CaseState>? transition);
        if (!fired.IsSuccess) return fired;
        ResolvedAt = at;
        _resolutions.Add(new CaseResolution(at, actor, resolution!));
        Take(transition!, transition!.Events, actor, at, ("resolution", resolution), ("entitlement", EntitlementKey));
        return fired;
    }

    /// <summary>Opens a resolved case again, whenever it was resolved.</summary>
    /// <param name="actor">Who.</param>
    /// <param name="at">When.</param>
    /// <returns><c>CaseReopened</c>.</returns>
    public Result Reopen(string actor, Instant at)
    {
        Result fired = Fire("Reopen", new CaseGuards(), out Transition<CaseState>? transition);
        if (!fired.IsSuccess) return fired;
        CountReopening();
        Take(transition!, transition!.Events, actor, at);
        return fired;
    }

    /// <summary>Closes a resolved case because the customer agreed. Nothing opens it again.</summary>
    /// <param name="actor">Who.</param>
    /// <param name="at">When.</param>
    /// <returns><c>CaseClosed</c>.</returns>
    public Result Close(string actor, Instant at) => CloseIf(new CaseGuards { CustomerConfirmed = true }, actor, at);

    /// <summary>Closes a resolved case because the customer had time enough to object.</summary>
    /// <param name="dueAt">The moment from which it may be closed; see <see cref="CaseAutoClose"/>.</param>
    /// <param name="actor">Who: the clock.</param>
    /// <param name="at">When; late is allowed.</param>
    /// <returns><c>CaseClosed</c>; or the unmet guard <c>customerConfirmed || autoCloseDelay elapsed</c> before that moment.</returns>
    public Result AutoClose(Instant dueAt, string actor, Instant at) =>
        CloseIf(new CaseGuards { AutoCloseDelayElapsed = ResolvedAt is not null && at >= dueAt }, actor, at);

    /// <summary>Makes the case a part of another one. What was said, and who watches, goes to the other; its clocks stop.</summary>
    /// <param name="master">The case that goes on.</param>
    /// <param name="actor">Who.</param>
    /// <param name="at">When.</param>
    /// <returns>
    /// <c>CaseMerged</c> here and <c>CaseAbsorbed</c> there; or an unmet guard (<c>masterId!=id</c>, <c>master not terminal</c>), then neither changes.
    /// </returns>
    public Result MergeInto(Case master, string actor, Instant at)
    {
        ArgumentNullException.ThrowIfNull(master);
        CaseGuards guards = new() { Id = Number, MasterId = master.Number, MasterTerminal = LifeCycles.Case.IsTerminal(master.State) };
        Result fired = Fire("Merge", guards, out Transition<CaseState>? transition);
        if (!fired.IsSuccess) return fired;
        MergedIntoKey = master.Number;
        Take(transition!, transition!.Events, actor, at, ("into", master.Number));
        master.Absorb(this, actor, at);
        return fired;
    }

    /// <summary>Keeps what the customer answered when asked how it went.</summary>
    /// <param name="answer">The answer.</param>
    /// <param name="actor">Who answered.</param>
    /// <param name="at">When.</param>
    /// <returns><c>SurveyAnswered</c>; <c>service.survey_early</c> before the case is resolved; <c>service.survey_twice</c>.</returns>
    public Result RecordSurvey(SurveyAnswer answer, string actor, Instant at)
    {
        ArgumentNullException.ThrowIfNull(answer);
        if (State is not (CaseState.Resolved or CaseState.Closed))
            return Result.Invalid(new ValidationError(null, $"The case is {State}: customers are asked once it is resolved.", "service.survey_early"));
        if (Survey is not null)
            return Result.Invalid(new ValidationError(null, "The customer has answered already; the first answer stays.", "service.survey_twice"));
        (SurveyCsat, SurveyComment) = (answer.Csat, answer.Comment);
        Record(["SurveyAnswered"], actor, at, ("csat", EventLog.Text(answer.Csat)));
        return Result.Success();
    }

    private Result CloseIf(CaseGuards guards, string actor, Instant at)
    {
        Result fired = Fire("Close", guards, out Transition<CaseState>? transition);
        if (!fired.IsSuccess) return fired;
        Take(transition!, transition!.Events, actor, at);
        return fired;
    }

    private void CountReopening()
    {
        ReopenCount++;
        ResolvedAt = null;
    }

    private void Absorb(Case merged, string actor, Instant at)
    {
        // A stable sort: what was said at the same moment stays in its order.
        CaseMessage[] messages = [.. _messages.Concat(merged._messages).OrderBy(static message => message.At)];
        _messages.Clear();
        _messages.AddRange(messages);
        _watchers = [.. _watchers.Union(merged._watchers, StringComparer.Ordinal).Order(StringComparer.Ordinal)];
        merged._messages.Clear();
        merged._watchers = [];
        Record(["CaseAbsorbed"], actor, at, ("merged", merged.Number));
    }
}
