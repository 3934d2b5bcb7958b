using System.Collections.Immutable;
using System.Globalization;
using Crm.Primitives;

namespace Crm.Dedupe;

/// <summary>A compiled <see cref="MatchDefinition"/>: prepares records, compares pairs and explains.</summary>
/// <remarks>Immutable and thread-safe. Comparing prepared records allocates nothing for values up to 128 characters.</remarks>
public sealed class RecordMatcher
{
    private readonly CompiledComparison[] _comparisons;
    private readonly (MatchKey Key, int Field)[] _keys;
    private readonly PhoneNormalizer? _phones;
    private readonly EmailNormalizer _emails;
    private readonly CompanyNameNormalizer _companies;
    private readonly TermFrequencies? _frequencies;
    private readonly double _priorWeight;

    internal RecordMatcher(MatchDefinition definition, PhoneNormalizer? phones, Dictionary<string, int> fields, List<ValidationError> diagnostics)
    {
        Definition = definition;
        Diagnostics = [.. diagnostics];
        _phones = phones;
        _emails = new EmailNormalizer(definition.EmailRules);
        _companies = new CompanyNameNormalizer(definition.CompanyNameRules);
        _keys = [.. definition.Keys.Select(k => (k, fields[k.Field]))];
        _comparisons = [.. definition.Comparisons.Select(c => new CompiledComparison(c, fields[c.Field]))];
        Blocks = [.. definition.Blocks.Select(b => (b, fields[b.Field]))];
        _priorWeight = Math.Log2(definition.Prior / (1 - definition.Prior));
        Label = string.Create(CultureInfo.InvariantCulture, $"{definition.Name} v{definition.Version}");
    }

    private RecordMatcher(RecordMatcher other, TermFrequencies frequencies)
    {
        (Definition, Diagnostics, Blocks, Label) = (other.Definition, other.Diagnostics, other.Blocks, other.Label);
        (_phones, _emails, _companies) = (other._phones, other._emails, other._companies);
        (_keys, _comparisons, _priorWeight) = (other._keys, other._comparisons, other._priorWeight);
        _frequencies = frequencies;
    }

    /// <summary>The definition it was compiled from.</summary>
    public MatchDefinition Definition { get; }

    /// <summary>Warnings about the definition.</summary>
    public ImmutableArray<ValidationError> Diagnostics { get; }

    internal ImmutableArray<(BlockingRule Rule, int Field)> Blocks { get; }

    internal string Label { get; }

    /// <summary>Checks a definition and makes it ready to run.</summary>
    /// <param name="definition">The definition.</param>
    /// <param name="limits">How large it may be; the defaults if null.</param>
    /// <returns>The matcher, or every problem at once with codes of <see cref="MatchErrors"/>.</returns>
    public static Result<RecordMatcher> Compile(MatchDefinition definition, DefinitionLimits? limits = null)
    {
        ArgumentNullException.ThrowIfNull(definition);
        return new MatchCompiler(definition, limits ?? DefinitionLimits.Default).Compile();
    }

    /// <summary>The same matcher, weighing shared values by how rare they are.</summary>
    /// <param name="frequencies">Counted over records that this matcher prepared.</param>
    public RecordMatcher WithTermFrequencies(TermFrequencies frequencies)
    {
        ArgumentNullException.ThrowIfNull(frequencies);
        return new RecordMatcher(this, frequencies);
    }

    /// <summary>Normalises a record once, for any number of comparisons.</summary>
    /// <param name="record">The record.</param>
    public PreparedRecord Prepare(SourceRecord record)
    {
        ArgumentNullException.ThrowIfNull(record);
        string?[] values = new string?[Definition.Fields.Length];
        for (int i = 0; i < values.Length; i++)
            values[i] = record.Values.TryGetValue(Definition.Fields[i].Name, out string? text) ? Normalize(Definition.Fields[i].Kind, text) : null;
        return new PreparedRecord(record.Id, values);
    }

    /// <summary>How much speaks for two records being the same.</summary>
    /// <param name="left">A record this matcher prepared.</param>
    /// <param name="right">Another one.</param>
    /// <returns>The score; the same whichever comes first.</returns>
    public PairScore Compare(PreparedRecord left, PreparedRecord right)
    {
        ArgumentNullException.ThrowIfNull(left);
        ArgumentNullException.ThrowIfNull(right);
        double weight = _priorWeight;
        foreach (CompiledComparison comparison in _comparisons)
        {
            string? a = left[comparison.Field], b = right[comparison.Field];
            if (a is null || b is null) continue;
            int level = comparison.LevelOf(a, b);
            weight += comparison.Weights[level];
            if (Rarity(comparison, level, a, b) is double rarity) weight += rarity;
        }

        MatchKey? key = SharedKey(left, right)?.Key;
        return new PairScore(weight, key, Decide(weight, key));
    }

    /// <summary>The same, taken apart.</summary>
    /// <param name="left">A record this matcher prepared.</param>
    /// <param name="right">Another one.</param>
    /// <returns>The waterfall from the prior to the total that <see cref="Compare"/> gives.</returns>
    public MatchWaterfall Explain(PreparedRecord left, PreparedRecord right)
    {
        ArgumentNullException.ThrowIfNull(left);
        ArgumentNullException.ThrowIfNull(right);
        double weight = _priorWeight;
        ImmutableArray<MatchStep>.Builder steps = ImmutableArray.CreateBuilder<MatchStep>();
        steps.Add(new MatchStep("prior", null, null, null, _priorWeight));
        foreach (CompiledComparison comparison in _comparisons)
        {
            string name = comparison.Definition.Field;
            string? a = left[comparison.Field], b = right[comparison.Field];
            if (a is null || b is null)
            {
                steps.Add(new MatchStep(name, a, b, null, 0));
                continue;
            }

            int level = comparison.LevelOf(a, b);
            steps.Add(new MatchStep(name, a, b, level, comparison.Weights[level]));
            weight += comparison.Weights[level];
            if (Rarity(comparison, level, a, b) is not double rarity) continue;
            steps.Add(new MatchStep("tf:" + name, a, b, level, rarity));
            weight += rarity;
        }

        (MatchKey Key, string Value)? shared = SharedKey(left, right);
        return new MatchWaterfall(left.Id, right.Id, steps.ToImmutable(), weight, shared?.Key, shared?.Value, Decide(weight, shared?.Key), Label);
    }

    internal static bool IsDistance(LevelMeasure measure) => measure is LevelMeasure.Levenshtein or LevelMeasure.Damerau;

    /// <summary>The values by which records can find each other without being compared: one a key.</summary>
    internal IEnumerable<(int Rule, string Value)> KeysOf(PreparedRecord record)
    {
        for (int i = 0; i < _keys.Length; i++)
            if (record[_keys[i].Field] is string value) yield return (i, value);
    }

    private (MatchKey Key, string Value)? SharedKey(PreparedRecord left, PreparedRecord right)
    {
        foreach ((MatchKey key, int field) in _keys)
            if (left[field] is string value && value == right[field]) return (key, value);
        return null;
    }

    private MatchDecision Decide(double weight, MatchKey? key) =>
        key is not null || (_comparisons.Length > 0 && weight >= Definition.MatchWeight) ? MatchDecision.Same
            : _comparisons.Length > 0 && weight >= Definition.PossibleWeight ? MatchDecision.Possible
            : MatchDecision.Different;

    private double? Rarity(CompiledComparison comparison, int level, string a, string b)
    {
        double strength = comparison.Definition.Levels[level].TermFrequencyWeight;
        return strength > 0 && _frequencies?.Greater(comparison.Field, a, b) is double share
            ? strength * Math.Log2(comparison.ExactU / share)
            : null;
    }

    private string? Normalize(FieldKind kind, string? text)
    {
        switch (kind)
        {
            case FieldKind.Email:
                return _emails.TryNormalize(text, out NormalizedEmail? email) ? email.MatchKey : null;
            case FieldKind.Phone:
                return _phones!.TryNormalize(text, out NormalizedPhone? phone) ? phone.MatchKey : null;
            case FieldKind.PersonName:
                return PersonNameNormalizer.Default.TryNormalize(text, out string? name) ? name : null;
            case FieldKind.CompanyName:
                return _companies.TryNormalize(text, out NormalizedCompanyName? company) ? company.Core : null;
            case FieldKind.Code:
                return string.IsNullOrEmpty(text) ? null : text;
            default:
                return UnicodeText.Fold(text) is { Length: > 0 } folded ? folded : null;
        }
    }
}
