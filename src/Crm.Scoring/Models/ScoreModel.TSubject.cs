using System.Collections.Immutable;
using System.Globalization;
using Crm.Primitives;
using NodaTime;

namespace Crm.Scoring;

/// <summary>A compiled <see cref="ScoreDefinition"/>: scores and explains.</summary>
/// <typeparam name="TSubject">The type of what is scored.</typeparam>
/// <remarks>
/// A score is a pure function of the set of events, the subject and the instant: the order of the events does not matter, and asking for an
/// instant in the past gives the score of then. Immutable and thread-safe.
/// </remarks>
public sealed class ScoreModel<TSubject>
{
    private readonly ImmutableArray<CompiledDimension<TSubject>> _dimensions;
    private readonly BandScale _bands;
    private readonly string _label;

    internal ScoreModel(
        ScoreDefinition definition, ImmutableArray<CompiledDimension<TSubject>> dimensions, BandScale bands, ImmutableArray<ValidationError> diagnostics)
    {
        Definition = definition;
        Diagnostics = diagnostics;
        _dimensions = dimensions;
        _bands = bands;
        _label = string.Create(CultureInfo.InvariantCulture, $"{definition.Name} v{definition.Version}");
        EventRules = [.. dimensions.SelectMany(static d => d.Groups).SelectMany(static g => g.EventRules)];
    }

    /// <summary>The definition it was compiled from.</summary>
    public ScoreDefinition Definition { get; }

    /// <summary>Warnings about the definition.</summary>
    public ImmutableArray<ValidationError> Diagnostics { get; }

    internal ImmutableArray<CompiledEventRule> EventRules { get; }

    /// <summary>The score at an instant.</summary>
    /// <param name="input">What it is computed from. Events after the instant do not count, one at it counts with age 0.</param>
    /// <param name="asOf">The instant.</param>
    /// <returns>The score; or Invalid with <see cref="ScoreErrors.EventConflict"/> if two events have one id and say different things.</returns>
    public Result<Score> Evaluate(ScoreInput<TSubject> input, Instant asOf)
    {
        ArgumentNullException.ThrowIfNull(input);
        Result<ImmutableArray<EngagementEvent>> events = Ledger(input.Events, asOf, ordered: false);
        if (!events.HasValue) return events.ToResult();
        return Tally(input.Subject, new EventPoints(events.Value), input.Overrides, asOf, null);
    }

    /// <summary>The score at an instant, taken apart.</summary>
    /// <param name="input">What it is computed from.</param>
    /// <param name="asOf">The instant.</param>
    /// <returns>The score that <see cref="Evaluate(ScoreInput{TSubject},Instant)"/> gives, with reasons that add up to it; or the same errors.</returns>
    public Result<ScoreExplanation> Explain(ScoreInput<TSubject> input, Instant asOf)
    {
        ArgumentNullException.ThrowIfNull(input);
        Result<ImmutableArray<EngagementEvent>> events = Ledger(input.Events, asOf, ordered: true);
        if (!events.HasValue) return events.ToResult();
        List<ScoreReason> reasons = [];
        Score score = Tally(input.Subject, new EventPoints(events.Value), input.Overrides, asOf, reasons);
        return new ScoreExplanation(score, [.. reasons]);
    }

    /// <summary>An empty state, to be fed with events one at a time.</summary>
    public ScoreState NewState() => new(EventRules);

    /// <summary>The score of a state.</summary>
    /// <param name="subject">What is scored.</param>
    /// <param name="state">A state that this model made.</param>
    /// <param name="asOf">The instant; not before the latest event of the state.</param>
    /// <returns>The score of the events that were applied, to within 10^-9 of the one computed from all of them; or Invalid with
    /// <see cref="ScoreErrors.StateIsNewer"/>.</returns>
    public Result<Score> Evaluate(TSubject subject, ScoreState state, Instant asOf)
    {
        ArgumentNullException.ThrowIfNull(state);
        if (state.Latest is Instant latest && asOf < latest)
        {
            return Result.Invalid(new ValidationError("/asOf",
                "The state holds an event after this instant: compute the score from the events instead.", ScoreErrors.StateIsNewer));
        }

        return Tally(subject, state, [], asOf, null);
    }

    private Score Tally<TPoints>(TSubject subject, TPoints points, ImmutableArray<ScoreOverride> overrides, Instant asOf, List<ScoreReason>? reasons)
        where TPoints : IEventPoints
    {
        ImmutableArray<DimensionScore>.Builder dimensions = ImmutableArray.CreateBuilder<DimensionScore>(_dimensions.Length);
        decimal total = 0;
        string label = "";
        int rule = 0;
        foreach (CompiledDimension<TSubject> dimension in _dimensions)
        {
            string name = dimension.Dimension.Name;
            ImmutableArray<GroupScore>.Builder groups = ImmutableArray.CreateBuilder<GroupScore>(dimension.Groups.Length);
            decimal sum = 0;
            foreach (CompiledGroup<TSubject> group in dimension.Groups)
            {
                decimal value = 0;
                foreach (CompiledEventRule eventRule in group.EventRules)
                {
                    decimal earned = points.Earned(rule++, eventRule, asOf, reasons);
                    value += Bounded(earned, eventRule.Rule.Min, eventRule.Rule.Max, ScoreReasonKind.RuleBound, name, group.Group.Name, eventRule.Rule.Name, reasons);
                }

                foreach ((FitRule fit, CompiledCondition<TSubject> when) in group.FitRules)
                {
                    if (fit.Points == 0 || !when.IsSatisfiedBy(subject)) continue;
                    decimal earned = CompiledEventRule.Rounded(fit.Points);
                    value += earned;
                    reasons?.Add(new ScoreReason(ScoreReasonKind.Fit, name, group.Group.Name, fit.Name, null, earned));
                }

                value = Bounded(value, group.Group.Min, group.Group.Max, ScoreReasonKind.GroupBound, name, group.Group.Name, "", reasons);
                groups.Add(new GroupScore(group.Group.Name, value));
                sum += value;
            }

            sum = Bounded(sum, dimension.Dimension.Min, dimension.Dimension.Max, ScoreReasonKind.DimensionBound, name, "", "", reasons);
            string? band = dimension.Bands.LabelOf(sum);
            label += band;
            dimensions.Add(new DimensionScore(name, sum, band, groups.MoveToImmutable()));
            total += sum;
        }

        total = Bounded(total, Definition.Min, Definition.Max, ScoreReasonKind.TotalBound, "", "", "", reasons);
        if (Holding(overrides, asOf) is ScoreOverride manual)
        {
            if (manual.Value != total) reasons?.Add(new ScoreReason(ScoreReasonKind.Override, "", "", "", manual.Id, manual.Value - total));
            total = manual.Value;
        }

        return new Score(total, _bands.LabelOf(total), label, dimensions.MoveToImmutable(), asOf, _label);
    }

    private static decimal Bounded(
        decimal value, decimal? min, decimal? max, ScoreReasonKind kind, string dimension, string group, string rule, List<ScoreReason>? reasons)
    {
        decimal bounded = value < min ? min.Value : value > max ? max.Value : value;
        if (bounded != value) reasons?.Add(new ScoreReason(kind, dimension, group, rule, null, bounded - value));
        return bounded;
    }

    private static ScoreOverride? Holding(ImmutableArray<ScoreOverride> overrides, Instant asOf)
    {
        ScoreOverride? holding = null;
        foreach (ScoreOverride candidate in overrides)
        {
            if (!candidate.HoldsAt(asOf)) continue;
            if (holding is null || candidate.From > holding.From
                || (candidate.From == holding.From && string.CompareOrdinal(candidate.Id, holding.Id) > 0)) holding = candidate;
        }

        return holding;
    }

    /// <summary>The events up to the instant, each once; by time and id where reasons are to be given.</summary>
    private static Result<ImmutableArray<EngagementEvent>> Ledger(ImmutableArray<EngagementEvent> events, Instant asOf, bool ordered)
    {
        Dictionary<string, EngagementEvent> byId = new(events.Length, StringComparer.Ordinal);
        for (int i = 0; i < events.Length; i++)
        {
            EngagementEvent current = events[i];
            if (byId.TryAdd(current.Id, current) || byId[current.Id].Equals(current)) continue;
            return Result.Invalid(new ValidationError(string.Create(CultureInfo.InvariantCulture, $"/events/{i}"),
                $"The event '{current.Id}' is there already and says something else: give one of them another id.", ScoreErrors.EventConflict));
        }

        IEnumerable<EngagementEvent> past = byId.Values.Where(e => e.OccurredAt <= asOf);
        if (ordered) past = past.OrderBy(static e => e.OccurredAt).ThenBy(static e => e.Id, StringComparer.Ordinal);
        return Result.Success<ImmutableArray<EngagementEvent>>([.. past]);
    }
}
