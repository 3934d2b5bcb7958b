using NodaTime;

namespace Crm.Sla;

/// <summary>Tries another definition, or another calendar, on cases of the past: what would have been kept, and what broken.</summary>
/// <remarks>
/// Both definitions see the same facts. A policy that a fact applies is looked up by its key in both; where the candidate names or chooses policies
/// differently, give it a function. The same cases give the same report, on any number of threads. Immutable and thread-safe.
/// </remarks>
public sealed class SlaSimulator
{
    private readonly SlaEngine _baseline;
    private readonly SlaEngine _candidate;
    private readonly Func<PolicyApplied, PolicyApplied>? _reselect;

    /// <summary>Makes a simulator.</summary>
    /// <param name="baseline">The definition that is.</param>
    /// <param name="candidate">The definition that could be.</param>
    /// <param name="reselect">What the candidate applies where the baseline applied a policy; null for the same.</param>
    public SlaSimulator(SlaEngine baseline, SlaEngine candidate, Func<PolicyApplied, PolicyApplied>? reselect = null)
    {
        ArgumentNullException.ThrowIfNull(baseline);
        ArgumentNullException.ThrowIfNull(candidate);
        (_baseline, _candidate, _reselect) = (baseline, candidate, reselect);
    }

    /// <summary>Compares the two on many cases.</summary>
    /// <param name="cases">The cases.</param>
    /// <param name="asOf">The instant as of which they are judged; what is open then is in progress or paused.</param>
    /// <param name="options">How it runs; null for the defaults.</param>
    /// <param name="cancellationToken">Ends it early.</param>
    public SimulationReport Compare(IReadOnlyList<RecordedCase> cases, Instant asOf, RecalculationOptions? options = null, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(cases);
        Pair[][] byCase = Slices.Map(cases.Count, options, i => Pairs(cases[i], asOf), cancellationToken);
        List<OutcomeDifference> differences = [];
        SortedDictionary<SlaMetric, Tally> tallies = [];
        for (int i = 0; i < byCase.Length; i++)
        {
            foreach (Pair pair in byCase[i])
            {
                if (!tallies.TryGetValue(pair.Metric, out Tally? tally)) tallies.Add(pair.Metric, tally = new Tally());
                tally.Add(pair);
                if (pair.Baseline?.Outcome != pair.Candidate?.Outcome)
                    differences.Add(new OutcomeDifference(cases[i].Key, pair.Metric, pair.Cycle, pair.Baseline?.Outcome, pair.Candidate?.Outcome));
            }
        }

        return new SimulationReport(cases.Count, [.. tallies.Select(static t => t.Value.Result(t.Key))], differences);
    }

    /// <summary>One case under both, taken apart.</summary>
    /// <param name="item">The case.</param>
    /// <param name="asOf">The instant as of which it is judged.</param>
    public SimulatedCase Trace(RecordedCase item, Instant asOf)
    {
        ArgumentNullException.ThrowIfNull(item);
        return new SimulatedCase(
            _baseline.Evaluate(item.Facts, asOf),
            _candidate.Evaluate(_reselect is null ? item.Facts : item.Facts.Select(f => f is PolicyApplied applied ? _reselect(applied) : f), asOf));
    }

    private Pair[] Pairs(RecordedCase item, Instant asOf)
    {
        SimulatedCase both = Trace(item, asOf);
        Dictionary<(SlaMetric, int), Seen> before = Of(both.Baseline), after = Of(both.Candidate);
        return [.. before.Keys.Union(after.Keys).Order().Select(k => new Pair(k.Item1, k.Item2,
            before.TryGetValue(k, out Seen old) ? old : null, after.TryGetValue(k, out Seen now) ? now : null))];

        static Dictionary<(SlaMetric, int), Seen> Of(CaseSla sla) => sla.Timers.ToDictionary(
            static t => (t.Metric, t.Cycle), static t => new Seen(t.Status.Outcome, t.Status.Stage == TimerStage.Fulfilled ? t.Status.Elapsed : null));
    }

    private readonly record struct Seen(SlaOutcome Outcome, Duration? Elapsed);

    private readonly record struct Pair(SlaMetric Metric, int Cycle, Seen? Baseline, Seen? Candidate);

    /// <summary>The sums of one metric.</summary>
    private sealed class Tally
    {
        private readonly List<Duration> _before = [];
        private readonly List<Duration> _after = [];
        private OutcomeCounts _baseline;
        private OutcomeCounts _candidate;

        internal void Add(Pair pair)
        {
            if (pair.Baseline is Seen before) _baseline = _baseline.With(before.Outcome);
            if (pair.Candidate is Seen after) _candidate = _candidate.With(after.Outcome);
            if (pair.Baseline?.Elapsed is Duration used) _before.Add(used);
            if (pair.Candidate?.Elapsed is Duration uses) _after.Add(uses);
        }

        internal MetricComparison Result(SlaMetric metric) => new(metric, _baseline, _candidate, ElapsedPercentiles.Of(_before), ElapsedPercentiles.Of(_after));
    }
}
