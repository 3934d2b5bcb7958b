using Crm.Primitives;
using NodaTime;

namespace Crm.Sla;

/// <summary>A changed definition of policies in place of another, for open timers and from an instant on. What was used stays used.</summary>
/// <remarks>
/// <para>Each open timer gets the target, the calendar, the thresholds and the breach rule that the new definition has for its policy, metric, priority
/// and fields; a timer that the new definition promises no more is cancelled. Look at <see cref="Preview"/> first: it changes nothing.</para>
/// <para>A metric that is newly promised has no timer that could be changed; whether its clock runs, and since when, only the facts of the case
/// say. So <see cref="NewTimers(IEnumerable{SlaFact}, Instant)"/> takes these.</para>
/// <para>Where timers are not stored but evaluated from the facts of the case, let the new policies stand beside the old ones under keys of their own
/// and record a <see cref="PolicyApplied"/> for each open case: that gives the same timers.</para>
/// <para>Compile the new engine with the same calendars where they did not change, the very objects: a calendar that was compiled again is another
/// calendar, and changing to it is recorded. Immutable and thread-safe.</para>
/// </remarks>
/// <param name="Replaced">The engine whose promises the timers are.</param>
/// <param name="By">The engine that comes.</param>
public sealed record PolicyChange(SlaEngine Replaced, SlaEngine By)
{
    /// <summary>What would change for timers that run or are paused.</summary>
    /// <param name="timers">The timers, as <see cref="Replaced"/> evaluated them.</param>
    /// <param name="asOf">The instant from which the change would hold, not before any of their facts.</param>
    /// <param name="options">How it runs; null for the defaults.</param>
    /// <param name="cancellationToken">Ends it early.</param>
    public RecalculationPreview Preview(IReadOnlyList<CaseTimer> timers, Instant asOf, RecalculationOptions? options = null, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(timers);
        return new RecalculationPreview(timers.Count, Slices.Collect<MovedDeadline>(timers.Count, options, (i, moved) =>
        {
            SlaTimer timer = timers[i].Timer, changed = Apply(timers[i], asOf).Timer;
            if (ReferenceEquals(timer, changed)) return;
            Outlook before = Outlook.Of(timer, asOf, null), after = changed.IsLive ? Outlook.Of(changed, asOf, null) : Outlook.None;
            if (before != after) moved.Add(new MovedDeadline(i, before, after));
        }, cancellationToken));
    }

    /// <summary>The timer with what the new definition promises, from an instant on.</summary>
    /// <param name="timer">The timer, as <see cref="Replaced"/> evaluated it.</param>
    /// <param name="at">From when the change holds, not before the last fact of the timer.</param>
    /// <returns>The timer as of that instant; the timer itself if nothing changes for it, or it is over.</returns>
    /// <exception cref="ArgumentOutOfRangeException">The timer has a later fact.</exception>
    public CaseTimer Apply(CaseTimer timer, Instant at)
    {
        ArgumentNullException.ThrowIfNull(timer);
        if (!timer.Timer.IsLive) return timer;
        ArgumentOutOfRangeException.ThrowIfLessThan(at, timer.Timer.Facts[^1].At);
        List<ValidationError> problems = [];
        Promise? before = Replaced.Find(timer.Applied, timer.Metric, problems), after = By.Find(timer.Applied, timer.Metric, problems);
        if (before is not null && after is not null && ReferenceEquals(before.Terms.Calendar, after.Terms.Calendar) && before.Target.Equals(after.Target)) return timer;
        SlaTimer changed = timer.Timer;
        IEnumerable<TimerFact> facts = after is null ? [new TimerFact(at, TimerFactKind.Cancel, "no policy promises it any more")] : changed.FactsFor(after.Terms, at, after.Cause);
        foreach (TimerFact fact in facts) changed = changed.Apply(fact).Value;
        return ReferenceEquals(changed, timer.Timer) ? timer
            : timer with { Timer = changed, Status = changed.At(at), Agreement = after?.Policy.Agreement ?? timer.Agreement };
    }

    /// <summary>The timers that begin for a case because the new definition promises what the replaced one did not.</summary>
    /// <param name="facts">What happened to the case, as for <see cref="SlaEngine.Evaluate"/>; what is after the instant does not count.</param>
    /// <param name="at">From when the change holds. A target with a retroactive start counts from where its clock began, and may be broken at once.</param>
    /// <returns>The timers as of that instant, none if nothing is new. With those of the case to which the change is applied they are what
    /// the new policy gives when it is applied to the case at that instant. Nothing is changed, so this is its own preview.</returns>
    public IReadOnlyList<CaseTimer> NewTimers(IEnumerable<SlaFact> facts, Instant at)
    {
        ArgumentNullException.ThrowIfNull(facts);
        return Replaced.BegunBy(By, facts, at);
    }

    /// <summary>The timers that begin for many cases.</summary>
    /// <param name="cases">The facts of each.</param>
    /// <param name="at">From when the change holds.</param>
    /// <param name="options">How it runs; null for the defaults.</param>
    /// <param name="cancellationToken">Ends it early.</param>
    /// <returns>The timers of each case, in the same order.</returns>
    public IReadOnlyList<IReadOnlyList<CaseTimer>> NewTimers(
        IReadOnlyList<IEnumerable<SlaFact>> cases, Instant at, RecalculationOptions? options = null, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(cases);
        return Slices.Map(cases.Count, options, i => NewTimers(cases[i], at), cancellationToken);
    }

    /// <summary>Applies it to many timers.</summary>
    /// <param name="timers">The timers.</param>
    /// <param name="at">From when the change holds.</param>
    /// <param name="options">How it runs; null for the defaults.</param>
    /// <param name="cancellationToken">Ends it early; then nothing is changed, because timers are immutable.</param>
    /// <returns>The timers in the same order.</returns>
    public IReadOnlyList<CaseTimer> Apply(IReadOnlyList<CaseTimer> timers, Instant at, RecalculationOptions? options = null, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(timers);
        return Slices.Map(timers.Count, options, i => Apply(timers[i], at), cancellationToken);
    }
}
