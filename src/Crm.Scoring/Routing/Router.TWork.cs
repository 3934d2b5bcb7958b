using System.Collections.Immutable;
using System.Globalization;
using Crm.Primitives;

namespace Crm.Scoring;

/// <summary>A compiled <see cref="RoutingDefinition"/>: says who gets a piece of work.</summary>
/// <typeparam name="TWork">The type of the work: a lead, a case, a work order.</typeparam>
/// <remarks>
/// A decision is a pure function of the work, the candidates and the cursor; nothing is remembered here. The order of the candidates matters
/// only to <see cref="RoutingStrategy.SmoothWeighted"/>. Immutable and thread-safe.
/// </remarks>
public sealed class Router<TWork>
{
    private readonly ImmutableArray<CompiledCondition<TWork>> _conditions;
    private readonly string _label;

    internal Router(RoutingDefinition definition, ImmutableArray<CompiledCondition<TWork>> conditions, ImmutableArray<ValidationError> diagnostics)
    {
        Definition = definition;
        Diagnostics = diagnostics;
        _conditions = conditions;
        _label = string.Create(CultureInfo.InvariantCulture, $"{definition.Name} v{definition.Version}");
    }

    /// <summary>The definition it was compiled from.</summary>
    public RoutingDefinition Definition { get; }

    /// <summary>Warnings about the definition.</summary>
    public ImmutableArray<ValidationError> Diagnostics { get; }

    /// <summary>Decides who gets a piece of work.</summary>
    /// <param name="work">The work, for the conditions of the rules.</param>
    /// <param name="demand">What it needs.</param>
    /// <param name="candidates">Who there is, as they stand now.</param>
    /// <param name="cursor">What the last decision left behind; <see cref="RoutingCursor.Start"/> before the first.</param>
    public RoutingDecision Route(TWork work, RoutingDemand demand, ImmutableArray<RoutingCandidate> candidates, RoutingCursor cursor)
    {
        ArgumentNullException.ThrowIfNull(demand);
        ArgumentNullException.ThrowIfNull(cursor);
        ImmutableArray<RoutingVerdict> verdicts = [];
        RoutingRule? waiting = null;
        for (int i = 0; i < _conditions.Length; i++)
        {
            RoutingRule rule = Definition.Rules[i];
            if (!_conditions[i].IsSatisfiedBy(work)) continue;
            verdicts = [.. candidates.Select(c => Eligibility.Of(c, rule, demand))];
            RoutingCandidate[] eligible = [.. candidates.Where((_, k) => verdicts[k].Rejection is null)];
            if (Selection.Choose(rule, eligible, cursor) is (RoutingCandidate chosen, RoutingCursor next, string why))
            {
                return new RoutingDecision(RoutingOutcome.Assigned, rule.Id, rule.Queue, chosen.Id,
                    string.Create(CultureInfo.InvariantCulture, $"Rule '{rule.Id}': {chosen.Id} of {eligible.Length} eligible, {why}."), verdicts, next, _label);
            }

            waiting = rule;
            if (!rule.FallsThrough) break;
        }

        return waiting is null
            ? new RoutingDecision(RoutingOutcome.NoRule, null, Definition.OverflowQueue, null, "No rule takes this work.", verdicts, cursor, _label)
            : new RoutingDecision(RoutingOutcome.Waiting, waiting.Id, waiting.Queue ?? Definition.OverflowQueue, null,
                $"Rule '{waiting.Id}': nobody is eligible.", verdicts, cursor, _label);
    }
}
