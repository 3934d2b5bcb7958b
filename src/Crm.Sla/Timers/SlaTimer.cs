using System.Collections.Immutable;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using Crm.Primitives;
using NodaTime;

namespace Crm.Sla;

/// <summary>One promise and its clock: the fold of everything that happened to it.</summary>
/// <remarks>
/// <para>The state is the list of facts; what a store keeps besides is a cache of <see cref="At"/>. The business time used is the sum over the
/// spans in which the clock ran. A promise is broken when more was used than promised: at exactly the target it is kept.</para>
/// <para>Facts at one instant apply in the order given. Immutable and thread-safe: <see cref="Apply"/> returns another timer.</para>
/// </remarks>
public sealed class SlaTimer
{
    private readonly ImmutableArray<RunSegment> _retroactive;

    private SlaTimer(TimerTerms terms, Duration target, ImmutableArray<TimerFact> facts, ImmutableArray<RunSegment> retroactive, ImmutableArray<RunSegment> segments, TimerStage stage)
    {
        Terms = terms;
        Target = target;
        Facts = facts;
        _retroactive = retroactive;
        Segments = segments;
        Stage = stage;
    }

    /// <summary>The terms that hold now; a retargeting or a change of calendar changes them.</summary>
    public TimerTerms Terms { get; }

    /// <summary>The business time allowed: the target of the terms, a relative one turned into the business time up to its moment.</summary>
    public Duration Target { get; }

    /// <summary>The terms at the attachment: with <see cref="Facts"/> all that a store has to keep, because <see cref="Replay"/> makes the timer of them.</summary>
    public TimerTerms TermsAtAttachment => FirstTerms ?? Terms;

    /// <summary>Everything that happened, in order.</summary>
    public ImmutableArray<TimerFact> Facts { get; }

    /// <summary>The spans in which the clock ran since the attachment, in order; the last one is open while it runs.</summary>
    public ImmutableArray<RunSegment> Segments { get; }

    /// <summary>The spans before the attachment that count, in order.</summary>
    public ImmutableArray<RunSegment> RetroactiveSegments => _retroactive;

    /// <summary>Where it stands after the last fact.</summary>
    public TimerStage Stage { get; }

    /// <summary>When the promise was made. Survives a reopening.</summary>
    public Instant StartedAt => Facts[0].At;

    /// <summary>True while it is running or paused.</summary>
    public bool IsLive => Stage is TimerStage.Running or TimerStage.Paused;

    /// <summary>Makes a promise and starts its clock.</summary>
    /// <param name="at">When.</param>
    /// <param name="terms">What is promised.</param>
    /// <param name="cause">Why, for the timeline.</param>
    /// <exception cref="ArgumentException">The target is negative or longer than <see cref="TargetTime.Longest"/>, or time would count from after
    /// the attachment.</exception>
    public static SlaTimer Attach(Instant at, TimerTerms terms, string cause = "")
    {
        ArgumentNullException.ThrowIfNull(terms);
        if (terms.Retroactive is RetroactiveStart retroactive && retroactive.Start > at)
            throw new ArgumentException("Time cannot count from after the attachment.", nameof(terms));
        Duration target = terms.AllowedFrom(at);
        if (!IsPossible(target)) throw new ArgumentException("A target is not negative, and at most 100,000 days.", nameof(terms));
        return new SlaTimer(terms, target, [new TimerFact(at, TimerFactKind.Attach, cause)],
            terms.Retroactive is null ? [] : [.. terms.Retroactive.Segments(at, terms.Calendar)], [new RunSegment(at, null, terms.Calendar)], TimerStage.Running);
    }

    /// <summary>Attaches and applies the rest of a list of facts: what a store does with what it kept.</summary>
    /// <param name="terms">What was promised at the attachment.</param>
    /// <param name="facts">The facts in order; the first is the attachment.</param>
    public static Result<SlaTimer> Replay(TimerTerms terms, IEnumerable<TimerFact> facts)
    {
        ArgumentNullException.ThrowIfNull(terms);
        ArgumentNullException.ThrowIfNull(facts);
        Result<SlaTimer> timer = Result.Invalid(new ValidationError("/facts", "There is no fact; the first one attaches.", "sla.timer_not_attached"));
        int index = 0;
        foreach (TimerFact fact in facts)
        {
            timer = index++ > 0 ? timer.Value.Apply(fact)
                : fact.Kind == TimerFactKind.Attach ? Result.Success(Attach(fact.At, terms, fact.Cause))
                : Result<SlaTimer>.Invalid(new ValidationError("/facts/0", $"The first fact is {fact.Kind}; it must attach.", "sla.timer_not_attached"));
            if (!timer.IsSuccess) return timer;
        }

        return timer;
    }

    /// <summary>The timer after one more fact.</summary>
    /// <param name="fact">What happened, not before the last fact. A late fact needs a replay: the order is what the state is made of.</param>
    /// <returns>The timer, or an error with the code <c>sla.timer_fact_late</c>, <c>sla.timer_fact_invalid</c> (no such fact in this stage) or
    /// <c>sla.timer_fact_incomplete</c> (no target, or no calendar).</returns>
    public Result<SlaTimer> Apply(TimerFact fact)
    {
        if (fact.At < Facts[^1].At)
            return Invalid("sla.timer_fact_late", $"{fact.Kind} at {fact.At} is earlier than the last fact; replay the facts in order.");
        bool fits = fact.Kind switch
        {
            TimerFactKind.Pause => Stage == TimerStage.Running,
            TimerFactKind.Resume => Stage == TimerStage.Paused,
            TimerFactKind.Reopen => Stage == TimerStage.Fulfilled,
            TimerFactKind.Attach => false,
            _ => IsLive,
        };
        if (!fits) return Invalid("sla.timer_fact_invalid", $"A timer that is {Stage} takes no {fact.Kind}.");
        return fact.Kind switch
        {
            TimerFactKind.Pause => Next(fact, Closed(fact.At), TimerStage.Paused),
            TimerFactKind.Resume or TimerFactKind.Reopen => Next(fact, Opened(fact.At, Terms.Calendar), TimerStage.Running),
            TimerFactKind.Complete or TimerFactKind.Reset => Next(fact, Closed(fact.At), TimerStage.Fulfilled),
            TimerFactKind.Cancel => Next(fact, Closed(fact.At), TimerStage.Cancelled),
            TimerFactKind.Retarget => fact.Target is TargetTime target && IsPossible(target.AllowedFrom(CountsFrom, Terms.Calendar))
                ? Next(fact, Segments, Stage, Terms with { Target = target, Thresholds = fact.Thresholds ?? Terms.Thresholds, Breach = fact.Breach ?? Terms.Breach })
                : Invalid("sla.timer_fact_incomplete", "A retargeting names a target that is not negative and at most 100,000 days."),
            _ => fact.Calendar is not BusinessCalendar calendar
                ? Invalid("sla.timer_fact_incomplete", "A change of calendar names the calendar.")
                : Next(fact, Stage == TimerStage.Running ? Closed(fact.At).Add(new RunSegment(fact.At, null, calendar)) : Segments, Stage, Terms with { Calendar = calendar }),
        };
    }

    /// <summary>Where the timer stands, or stood, at an instant. Facts after it do not exist for it; facts at it count.</summary>
    /// <param name="asOf">The instant, not before <see cref="StartedAt"/>.</param>
    /// <exception cref="ArgumentOutOfRangeException">The promise was not made yet.</exception>
    public SlaStatus At(Instant asOf)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(asOf, StartedAt);
        return TimerWalk.Status(AsOf(asOf), asOf);
    }

    /// <summary>Everything that happened to the timer up to an instant, each with its cause and with what was used by then.</summary>
    /// <param name="asOf">The instant of the observation, not before <see cref="StartedAt"/>.</param>
    /// <returns>In order of time; of one instant first the facts, then the thresholds, then the breach. Thresholds and the breach stand at their exact
    /// instants and are judged by the target that holds at <paramref name="asOf"/>: a target that is shortened may have been broken before.</returns>
    /// <exception cref="ArgumentOutOfRangeException">The promise was not made yet.</exception>
    public IReadOnlyList<TimerEvent> Timeline(Instant asOf)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(asOf, StartedAt);
        return TimerWalk.Timeline(AsOf(asOf), asOf);
    }

    /// <summary>The way to the due date, day by day: what counted, what was paused, what was closed, and what is still to come.</summary>
    /// <param name="asOf">The instant of the observation, not before <see cref="StartedAt"/>.</param>
    /// <returns>The lines up to the due date, where there is one: they add up to the target. Else up to the last time the clock ran, and they
    /// add up to the business time used.</returns>
    public DeadlineLedger Explain(Instant asOf)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(asOf, StartedAt);
        return TimerWalk.Explain(AsOf(asOf), asOf);
    }

    /// <summary>The facts that give the timer other terms from an instant on; none if it has them.</summary>
    internal IEnumerable<TimerFact> FactsFor(TimerTerms terms, Instant at, string cause)
    {
        // The calendar first: a relative target is read on the calendar that counts from now on.
        if (!ReferenceEquals(Terms.Calendar, terms.Calendar)) yield return new TimerFact(at, TimerFactKind.ChangeCalendar, cause) { Calendar = terms.Calendar };
        if (Terms.Target != terms.Target || Terms.Breach != terms.Breach || !Terms.Thresholds.SequenceEqual(terms.Thresholds))
            yield return new TimerFact(at, TimerFactKind.Retarget, cause) { Target = terms.Target, Thresholds = terms.Thresholds, Breach = terms.Breach };
    }

    /// <summary>The timer as it was at an instant: the facts after it taken away.</summary>
    internal SlaTimer AsOf(Instant asOf) => asOf >= Facts[^1].At ? this : Replay(TermsAtAttachment, Facts.Where(f => f.At <= asOf)).Value;

    /// <summary>The timer with one calendar in place of another, from the beginning.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    internal SlaTimer Recounted(CalendarChange change, TermsChange termsChange)
    {
        TimerTerms terms = termsChange.Of(Terms);
        return new SlaTimer(terms, terms.Target is BusinessTimeTarget ? Target : terms.Target.AllowedFrom(CountsFrom, terms.Calendar),
            FirstTerms is not null && Facts.Any(static f => f.Calendar is not null) ? [.. Facts.Select(f => f.Calendar is null ? f : f with { Calendar = change.Instead(f.Calendar) })] : Facts,
            Recount(_retroactive), Recount(Segments), Stage)
        { FirstTerms = FirstTerms is null ? null : termsChange.Of(FirstTerms) };

        // Written out: a million timers are recounted in one go, and this is most of what that costs.
        [MethodImpl(MethodImplOptions.AggressiveOptimization)]
        ImmutableArray<RunSegment> Recount(ImmutableArray<RunSegment> segments)
        {
            if (segments.IsEmpty) return segments;
            RunSegment[] recounted = new RunSegment[segments.Length];
            for (int i = 0; i < recounted.Length; i++) recounted[i] = segments[i] with { Calendar = change.Instead(segments[i].Calendar) };
            return ImmutableCollectionsMarshal.AsImmutableArray(recounted);
        }
    }

    /// <summary>From when time counts, and a relative target with it.</summary>
    internal Instant CountsFrom => Terms.Retroactive?.Start ?? StartedAt;

    /// <summary>The terms at the attachment, where they changed since.</summary>
    private TimerTerms? FirstTerms { get; init; }

    private static bool IsPossible(Duration target) => target >= Duration.Zero && target <= TargetTime.Longest;

    private SlaTimer Next(TimerFact fact, ImmutableArray<RunSegment> segments, TimerStage stage, TimerTerms? terms = null) =>
        new(terms ?? Terms, terms is null ? Target : terms.AllowedFrom(StartedAt), Facts.Add(fact), _retroactive, segments, stage) { FirstTerms = FirstTerms ?? (terms is null ? null : Terms) };

    private ImmutableArray<RunSegment> Closed(Instant at) =>
        Segments is [.., { To: null } last] ? Segments.SetItem(Segments.Length - 1, last with { To = at }) : Segments;

    private ImmutableArray<RunSegment> Opened(Instant at, BusinessCalendar calendar) => Segments.Add(new RunSegment(at, null, calendar));

    private static Result<SlaTimer> Invalid(string code, string message) => Result<SlaTimer>.Invalid(new ValidationError("", message, code));
}
