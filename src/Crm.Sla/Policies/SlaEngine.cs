using System.Collections.Frozen;
using Crm.Primitives;
using NodaTime;

namespace Crm.Sla;

/// <summary>The promises of a service desk, compiled: which policy is for a case, which timers a case has, and where they stand.</summary>
/// <remarks>
/// The answer is a pure function of the facts and the instant. Facts are put in order first, so a fact that arrives late gives the same answer
/// as one in time, and nothing is ever lost by a change of policy. Immutable and thread-safe.
/// </remarks>
public sealed class SlaEngine
{
    private readonly FrozenDictionary<string, SlaPolicyDefinition> _policies;
    private readonly FrozenDictionary<string, BusinessCalendar> _calendars;
    private readonly SlaMetric[] _metrics;
    private readonly Dictionary<SlaTargetDefinition, TimerTerms> _terms = new(ReferenceEqualityComparer.Instance);

    private SlaEngine(SlaDefinition definition, FrozenDictionary<string, BusinessCalendar> calendars, IReadOnlyList<ValidationError> diagnostics)
    {
        Definition = definition;
        Diagnostics = diagnostics;
        _calendars = calendars;
        _policies = definition.Policies.ToFrozenDictionary(static p => p.Key, StringComparer.Ordinal);
        _metrics = [.. definition.Policies.SelectMany(static p => p.Targets).Select(static t => t.Metric).Distinct().Order()];
        foreach (SlaTargetDefinition target in definition.Policies.SelectMany(static p => p.Targets)) _terms.TryAdd(target, TermsOf(target, calendars[target.Calendar.Named.Key]));
    }

    /// <summary>What it was compiled from.</summary>
    public SlaDefinition Definition { get; }

    /// <summary>Warnings and hints of the definition.</summary>
    public IReadOnlyList<ValidationError> Diagnostics { get; }

    /// <summary>Checks a definition and compiles it.</summary>
    /// <param name="definition">The definition.</param>
    /// <param name="calendars">The calendars that its targets name.</param>
    /// <returns>The engine, or every error at once. Codes: <c>sla.policy_duplicate</c>, <c>sla.policy_key_missing</c>, <c>sla.target_duplicate</c>,
    /// <c>sla.target_negative</c>, <c>sla.target_too_long</c>, <c>sla.relative_days_invalid</c>, <c>sla.calendar_unknown</c>, <c>sla.calendar_duplicate</c>,
    /// <c>sla.calendar_field_missing</c>, <c>sla.limit_exceeded</c>. Warnings and hints: <c>sla.calendar_never_open</c>, <c>sla.policy_unreachable</c>,
    /// <c>sla.policy_matches_nothing</c>, <c>sla.policy_without_targets</c>, <c>sla.retroactive_pause_alone</c>, <c>sla.no_default</c>.</returns>
    public static Result<SlaEngine> Compile(SlaDefinition definition, params IEnumerable<BusinessCalendar> calendars) =>
        Compile(definition, DefinitionLimits.Default, calendars);

    /// <inheritdoc cref="Compile(SlaDefinition, IEnumerable{BusinessCalendar})"/>
    /// <param name="definition">The definition.</param>
    /// <param name="limits">How large it may be; policies and targets count as rules.</param>
    /// <param name="calendars">The calendars that its targets name.</param>
    public static Result<SlaEngine> Compile(SlaDefinition definition, DefinitionLimits limits, params IEnumerable<BusinessCalendar> calendars)
    {
        ArgumentNullException.ThrowIfNull(definition);
        ArgumentNullException.ThrowIfNull(limits);
        ArgumentNullException.ThrowIfNull(calendars);
        List<ValidationError> found = [];
        Dictionary<string, BusinessCalendar> byKey = CalendarsByKey(calendars, found);
        PolicyChecks.Check(definition, limits, byKey, found);
        return found.Exists(static e => e.Severity == Severity.Error)
            ? Result<SlaEngine>.Invalid(found)
            : Result.Success(new SlaEngine(definition, byKey.ToFrozenDictionary(StringComparer.Ordinal), found.AsReadOnly()));
    }

    /// <summary>Makes the conditions of the policies ready for the host's own type of case.</summary>
    /// <typeparam name="TCase">The host's type.</typeparam>
    /// <param name="fields">The fields that conditions may ask for.</param>
    /// <param name="limits">How large the conditions may be; null for the defaults.</param>
    /// <returns>The selector, or every error of the conditions at once.</returns>
    public Result<PolicySelector<TCase>> SelectorFor<TCase>(FieldMap<TCase> fields, DefinitionLimits? limits = null) =>
        PolicySelector<TCase>.Compile(Definition, fields, limits);

    /// <summary>The timers of a case and where they stand.</summary>
    /// <param name="facts">What happened to the case, in any order: see <see cref="SlaFact"/> for how they are put in order.</param>
    /// <param name="asOf">The instant; facts after it do not exist, facts at it count.</param>
    public CaseSla Evaluate(IEnumerable<SlaFact> facts, Instant asOf)
    {
        ArgumentNullException.ThrowIfNull(facts);
        List<ValidationError> problems = [];
        MetricClock[] clocks = Fold(_metrics, facts, asOf, problems, out _);
        List<CaseTimer> timers = [];
        for (int i = 0; i < clocks.Length; i++)
        {
            int cycle = 0;
            foreach ((SlaTimer timer, Promise promise) in clocks[i].Timers) timers.Add(Shown(_metrics[i], ++cycle, timer, promise, asOf));
        }

        return new CaseSla(asOf, timers, problems);
    }

    /// <summary>The timers that begin for a case if another engine's promises take the place of this one's at an instant.</summary>
    internal IReadOnlyList<CaseTimer> BegunBy(SlaEngine other, IEnumerable<SlaFact> facts, Instant at)
    {
        List<ValidationError> problems = [];
        MetricClock[] clocks = Fold(other._metrics, facts, at, problems, out PolicyApplied? applied);
        if (applied is null) return [];
        List<CaseTimer> begun = [];
        for (int i = 0; i < clocks.Length; i++)
        {
            int before = clocks[i].Timers.Count;
            clocks[i].Promise(at, other.Find(applied, other._metrics[i], problems));
            if (clocks[i].Timers.Count == before) continue;
            (SlaTimer timer, Promise promise) = clocks[i].Timers[^1];
            begun.Add(Shown(other._metrics[i], clocks[i].Timers.Count, timer, promise, at));
        }

        return begun;
    }

    /// <summary>What a policy promises for a metric; null if nothing, and what is wrong is reported once.</summary>
    internal Promise? Find(PolicyApplied applied, SlaMetric metric, List<ValidationError> problems)
    {
        if (applied.Policy is null) return null;
        if (!_policies.TryGetValue(applied.Policy, out SlaPolicyDefinition? policy))
        {
            Report(new ValidationError(null, $"The policy '{applied.Policy}' was applied, which does not exist; it promises nothing.", "sla.policy_unknown", Severity.Warning));
            return null;
        }

        SlaTargetDefinition? target = policy.Targets.FirstOrDefault(t => t.Metric == metric && t.Priority is not null && t.Priority == applied.Priority)
            ?? policy.Targets.FirstOrDefault(t => t.Metric == metric && t.Priority is null);
        if (target is null) return null;
        BusinessCalendar calendar = target.Calendar.Find(_calendars, applied.Fields.GetValueOrDefault, Report);
        TimerTerms terms = _terms[target];
        return new Promise(policy, target, ReferenceEquals(terms.Calendar, calendar) ? terms : TermsOf(target, calendar), applied);

        void Report(ValidationError problem)
        {
            problem = problem with { ErrorMessage = $"At {applied.At}: {problem.ErrorMessage}" };
            if (!problems.Contains(problem)) problems.Add(problem);
        }
    }

    /// <summary>A clock for each metric, after everything that happened; and the policy that was applied last.</summary>
    private MetricClock[] Fold(SlaMetric[] metrics, IEnumerable<SlaFact> facts, Instant asOf, List<ValidationError> problems, out PolicyApplied? last)
    {
        MetricClock[] clocks = [.. metrics.Select(static m => new MetricClock(m))];
        bool isCreated = false;
        last = null;
        foreach (SlaFact fact in FactOrder.Of(facts, asOf))
        {
            if (fact is CaseCreated && isCreated) continue;
            isCreated |= fact is CaseCreated;
            if (fact is PolicyApplied applied)
            {
                last = applied;
                for (int i = 0; i < clocks.Length; i++) clocks[i].Promise(applied.At, Find(applied, metrics[i], problems));
            }
            else
            {
                foreach (MetricClock clock in clocks) clock.On(fact);
            }
        }

        return clocks;
    }

    private static CaseTimer Shown(SlaMetric metric, int cycle, SlaTimer timer, Promise promise, Instant asOf) =>
        new(metric, cycle, promise.Policy.Key, promise.Policy.Agreement, timer, timer.At(asOf)) { Applied = promise.Applied };

    private static TimerTerms TermsOf(SlaTargetDefinition target, BusinessCalendar calendar) =>
        new(target.Target, calendar) { Breach = target.Breach, Thresholds = target.Thresholds };

    internal static Dictionary<string, BusinessCalendar> CalendarsByKey(IEnumerable<BusinessCalendar> calendars, List<ValidationError> found)
    {
        Dictionary<string, BusinessCalendar> byKey = new(StringComparer.Ordinal);
        foreach (BusinessCalendar calendar in calendars)
            if (!byKey.TryAdd(calendar.Key, calendar))
                found.Add(new ValidationError(null, $"Two calendars have the key '{calendar.Key}'; give one of them another.", "sla.calendar_duplicate"));
        return byKey;
    }
}
