using System.Collections.Immutable;
using System.Globalization;
using Crm.Primitives;
using NodaTime;

namespace Crm.Scoring;

/// <summary>Checks a whole definition and says everything that is wrong with it.</summary>
internal sealed class ScoreCompiler<TSubject>(ScoreDefinition definition, FieldMap<TSubject> fields, DefinitionLimits limits)
{
    private readonly List<ValidationError> _problems = [];

    public Result<ScoreModel<TSubject>> Compile()
    {
        int rules = definition.Dimensions.Sum(static d => d.Groups.Sum(static g => g.EventRules.Length + g.FitRules.Length));
        if (rules > limits.Rules)
            return Result.Invalid(new ValidationError("", $"The definition has {Text(rules)} rules; {Text(limits.Rules)} are allowed.", ScoreErrors.TooLarge));
        if (rules == 0) Add("/dimensions", ScoreErrors.NoRules, "No dimension has a rule: add one.");
        CheckName(definition.Name, "");
        CheckBounds(definition.Min, definition.Max, "");
        CheckNames(definition.Dimensions.Select(static d => d.Name), "/dimensions");
        CheckNames(definition.Dimensions.SelectMany(static d => d.Groups).Select(static g => g.Name), "/dimensions");
        BandScale? bands = CheckBands(definition.Bands, definition.Min, "/bands");
        List<CompiledDimension<TSubject>> dimensions = [];
        for (int i = 0; i < definition.Dimensions.Length; i++) dimensions.Add(Dimension(definition.Dimensions[i], $"/dimensions/{Text(i)}"));
        if (_problems.Exists(static p => p.Severity == Severity.Error)) return Result.Invalid(_problems);
        return new ScoreModel<TSubject>(definition, [.. dimensions], bands!, [.. _problems]);
    }

    private CompiledDimension<TSubject> Dimension(ScoreDimension dimension, string at)
    {
        CheckName(dimension.Name, at);
        CheckBounds(dimension.Min, dimension.Max, at);
        BandScale? bands = CheckBands(dimension.Bands, dimension.Min, at + "/bands");
        List<CompiledGroup<TSubject>> groups = [];
        for (int i = 0; i < dimension.Groups.Length; i++) groups.Add(Group(dimension.Groups[i], dimension.Name, $"{at}/groups/{Text(i)}"));
        return new CompiledDimension<TSubject>(dimension, bands!, [.. groups]);
    }

    private CompiledGroup<TSubject> Group(ScoreGroup group, string dimension, string at)
    {
        CheckName(group.Name, at);
        CheckBounds(group.Min, group.Max, at);
        CheckNames(group.EventRules.Select(static r => r.Name).Concat(group.FitRules.Select(static r => r.Name)), at);
        ImmutableArray<CompiledEventRule>.Builder events = ImmutableArray.CreateBuilder<CompiledEventRule>();
        for (int i = 0; i < group.EventRules.Length; i++) events.Add(Rule(group.EventRules[i], dimension, group.Name, $"{at}/eventRules/{Text(i)}"));
        ImmutableArray<(FitRule, CompiledCondition<TSubject>)>.Builder fit = ImmutableArray.CreateBuilder<(FitRule, CompiledCondition<TSubject>)>();
        for (int i = 0; i < group.FitRules.Length; i++)
        {
            FitRule rule = group.FitRules[i];
            string here = $"{at}/fitRules/{Text(i)}";
            CheckName(rule.Name, here);
            if (rule.Points == 0) Add(here + "/points", ScoreErrors.NoPoints, $"'{rule.Name}' gives 0 points: give it some, or remove it.", Severity.Warning);
            if (Compiled(rule.When, fields, here + "/when") is CompiledCondition<TSubject> when) fit.Add((rule, when));
        }

        CheckReach(group, at);
        return new CompiledGroup<TSubject>(group, events.ToImmutable(), fit.ToImmutable());
    }

    private CompiledEventRule Rule(EventRule rule, string dimension, string group, string at)
    {
        CheckName(rule.Name, at);
        CheckBounds(rule.Min, rule.Max, at);
        if (rule.Points == 0) Add(at + "/points", ScoreErrors.NoPoints, $"'{rule.Name}' gives 0 points: give it some, or remove it.", Severity.Warning);
        bool steps = rule.Decay.Kind is DecayKind.StepLinear or DecayKind.StepGeometric;
        if (rule.Decay.Kind != DecayKind.None && rule.Decay.Length <= Duration.Zero)
            Add(at + "/decay/length", ScoreErrors.Decay, "A decay needs a length of more than nothing.");
        if (steps && !(rule.Decay.Rate is > 0 and <= 1)) Add(at + "/decay/rate", ScoreErrors.Decay, "The share lost in each step is above 0, up to 1.");
        CompiledCondition<EngagementEvent>? when = null;
        if (rule.When is not null)
        {
            FieldMapBuilder<EngagementEvent> details = FieldMap.For<EngagementEvent>();
            foreach (string name in rule.When.Fields.Where(static n => !string.IsNullOrWhiteSpace(n))) details.Text(name, e => e.Details.GetValueOrDefault(name));
            when = Compiled(rule.When, details.Build(), at + "/when");
        }

        return new CompiledEventRule(rule, dimension, group, when);
    }

    private CompiledCondition<T>? Compiled<T>(Condition condition, FieldMap<T> map, string at)
    {
        Result<CompiledCondition<T>> compiled = condition.Compile(map, limits, at);
        if (!compiled.TryGetValue(out CompiledCondition<T>? value))
        {
            _problems.AddRange(compiled.ValidationErrors);
            return null;
        }

        _problems.AddRange(value.Diagnostics);
        return value;
    }

    private BandScale? CheckBands(ImmutableArray<ScoreBand> bands, decimal? min, string at)
    {
        Result<BandScale> scale = BandScale.Compile(bands, at);
        if (!scale.HasValue)
        {
            _problems.AddRange(scale.ValidationErrors);
            return null;
        }

        if (!bands.IsEmpty && scale.Value.Bands[^1].From is decimal lowest && (min is not decimal floor || lowest > floor))
            Add(at, ScoreErrors.BandGap, "Values below the lowest band have none: let its bound be the lower bound of the score, or leave it out.", Severity.Warning);
        return scale.Value;
    }

    /// <summary>A rule that can never give what its upper bound allows is a misunderstanding in the making.</summary>
    private void CheckReach(ScoreGroup group, string at)
    {
        if (group.Max is not decimal max || group.EventRules.Any(static r => r is { Max: null, Points: null or > 0 })) return;
        decimal most = group.EventRules.Sum(static r => Math.Max(0, r.Max ?? 0)) + group.FitRules.Sum(static r => Math.Max(0, r.Points));
        if (most < max)
            Add(at + "/max", ScoreErrors.NeverReached, $"The rules of '{group.Name}' give {Text(most)} at most, so the bound {Text(max)} is never reached: lower it.", Severity.Warning);
    }

    private void CheckName(string name, string at)
    {
        if (string.IsNullOrWhiteSpace(name)) Add(at + "/name", ScoreErrors.NameMissing, "There is no name: give one.");
    }

    private void CheckNames(IEnumerable<string> names, string at)
    {
        foreach (string name in names.GroupBy(static n => n, StringComparer.Ordinal).Where(static g => g.Count() > 1).Select(static g => g.Key))
            Add(at, ScoreErrors.Duplicate, $"The name '{name}' is used more than once: reasons could not tell which is meant.");
    }

    private void CheckBounds(decimal? min, decimal? max, string at)
    {
        if (min > max) Add(at + "/min", ScoreErrors.BoundsReversed, $"The lower bound {Text(min!.Value)} is above the upper bound {Text(max!.Value)}: swap them.");
    }

    private void Add(string at, string code, string sentence, Severity severity = Severity.Error) => _problems.Add(new ValidationError(at, sentence, code, severity));

    private static string Text(decimal number) => number.ToString(CultureInfo.InvariantCulture);
}
