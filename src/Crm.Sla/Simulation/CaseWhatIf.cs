using System.Collections.Immutable;
using NodaTime;

namespace Crm.Sla;

/// <summary>What would become of the promises of an open case: if it waits for the customer until tomorrow, if it gets another priority.</summary>
/// <remarks>Nothing is changed: the supposed facts are added to those there are and evaluated. Immutable and thread-safe.</remarks>
public sealed class CaseWhatIf
{
    private readonly SlaEngine _engine;
    private readonly ImmutableArray<SlaFact> _facts;
    private readonly Instant _asOf;

    /// <summary>Takes a case as it stands.</summary>
    /// <param name="engine">The promises.</param>
    /// <param name="facts">What happened to the case.</param>
    /// <param name="asOf">The instant from which things are supposed; later facts do not exist.</param>
    public CaseWhatIf(SlaEngine engine, IEnumerable<SlaFact> facts, Instant asOf)
    {
        ArgumentNullException.ThrowIfNull(engine);
        ArgumentNullException.ThrowIfNull(facts);
        (_engine, _facts, _asOf) = (engine, [.. FactOrder.Of(facts, asOf)], asOf);
    }

    /// <summary>If the case waits for the customer for a while, and then has the status again that it has.</summary>
    /// <param name="wait">How long, in real time; not negative.</param>
    /// <returns>The promises once the case goes on.</returns>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="wait"/> is negative.</exception>
    public IReadOnlyList<SupposedDeadline> Paused(Duration wait)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(wait, Duration.Zero);
        CaseStatus status = CaseStatus.New;
        foreach (SlaFact fact in _facts)
            status = fact is CaseCreated created ? created.Status : fact is StatusChanged changed ? changed.To : status;
        return With(new StatusChanged(_asOf, CaseStatus.Pending), new StatusChanged(_asOf + wait, status));
    }

    /// <summary>If the case gets another priority under the same policy.</summary>
    /// <param name="priority">The priority; null for none.</param>
    /// <returns>The promises at once; none differs if no policy holds.</returns>
    public IReadOnlyList<SupposedDeadline> WithPriority(string? priority) =>
        _facts.OfType<PolicyApplied>().LastOrDefault() is PolicyApplied applied ? With(applied with { At = _asOf, Priority = priority, Id = null }) : With();

    /// <summary>If these things happen.</summary>
    /// <param name="supposed">The facts, not before the instant from which things are supposed.</param>
    /// <returns>The promises after the last of them, by metric and cycle.</returns>
    /// <exception cref="ArgumentException">A fact lies before that instant.</exception>
    public IReadOnlyList<SupposedDeadline> With(params ImmutableArray<SlaFact> supposed)
    {
        if (supposed.Any(f => f.At < _asOf)) throw new ArgumentException("What is supposed lies in the future.", nameof(supposed));
        // What is supposed comes after everything known, also after facts of the same instant.
        CaseSla now = _engine.Evaluate(_facts, _asOf), then = _engine.Evaluate(_facts.Concat(supposed.Select(static f => f with { Sequence = long.MaxValue })), supposed.Select(static f => f.At).Append(_asOf).Max());
        Dictionary<(SlaMetric, int), SlaStatus> before = Of(now), after = Of(then);
        return [.. before.Keys.Union(after.Keys).Order().Select(k => new SupposedDeadline(k.Item1, k.Item2,
            before.GetValueOrDefault(k)?.DueAt, after.GetValueOrDefault(k)?.DueAt, after.GetValueOrDefault(k)?.Outcome))];

        static Dictionary<(SlaMetric, int), SlaStatus> Of(CaseSla sla) => sla.Timers.ToDictionary(static t => (t.Metric, t.Cycle), static t => t.Status);
    }
}
