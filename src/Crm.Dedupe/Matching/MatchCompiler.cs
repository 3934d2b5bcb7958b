using System.Globalization;
using Crm.Primitives;

namespace Crm.Dedupe;

/// <summary>Checks a whole definition and says everything that is wrong with it.</summary>
internal sealed class MatchCompiler(MatchDefinition definition, DefinitionLimits limits)
{
    private readonly List<ValidationError> _problems = [];
    private readonly Dictionary<string, int> _fields = new(StringComparer.Ordinal);

    public Result<RecordMatcher> Compile()
    {
        if (string.IsNullOrWhiteSpace(definition.Name)) Add("/name", MatchErrors.NameMissing, "The definition has no name: give it one.");
        int size = definition.Fields.Length + definition.Keys.Length + definition.Blocks.Length + definition.Comparisons.Sum(static c => 1 + c.Levels.Length);
        if (size > limits.Rules)
            return Result.Invalid(new ValidationError("", $"The definition has {Text(size)} parts; {Text(limits.Rules)} are allowed.", MatchErrors.TooLarge));
        CheckFields();
        PhoneNormalizer? phones = CheckRegion();
        CheckKeysAndBlocks();
        for (int i = 0; i < definition.Comparisons.Length; i++) CheckComparison(definition.Comparisons[i], $"/comparisons/{Text(i)}");
        CheckWhole();
        if (_problems.Exists(static p => p.Severity == Severity.Error)) return Result.Invalid(_problems);
        return new RecordMatcher(definition, phones, _fields, _problems);
    }

    private void CheckFields()
    {
        for (int i = 0; i < definition.Fields.Length; i++)
        {
            string name = definition.Fields[i].Name;
            if (string.IsNullOrWhiteSpace(name)) Add($"/fields/{Text(i)}/name", MatchErrors.NameMissing, "The field has no name: give it one.");
            else if (!_fields.TryAdd(name, i)) Add($"/fields/{Text(i)}/name", MatchErrors.Duplicate, $"The field '{name}' is there already: remove one.");
        }
    }

    private PhoneNormalizer? CheckRegion()
    {
        if (definition.PhoneRegion is string region)
        {
            Result<PhoneNormalizer> phones = PhoneNormalizer.ForRegion(region);
            if (phones.HasValue) return phones.Value;
            _problems.AddRange(phones.ValidationErrors);
        }
        else if (definition.Fields.Any(static f => f.Kind == FieldKind.Phone))
        {
            Add("/phoneRegion", MatchErrors.UnknownRegion, "A field is a phone number: say which region numbers without a calling code belong to.");
        }

        return null;
    }

    private void CheckKeysAndBlocks()
    {
        HashSet<string> names = new(StringComparer.Ordinal);
        for (int i = 0; i < definition.Keys.Length; i++)
        {
            MatchKey key = definition.Keys[i];
            if (string.IsNullOrWhiteSpace(key.Name)) Add($"/keys/{Text(i)}/name", MatchErrors.NameMissing, "The key has no name: give it one.");
            else if (!names.Add(key.Name)) Add($"/keys/{Text(i)}/name", MatchErrors.Duplicate, $"The key '{key.Name}' is there already: remove one.");
            CheckField(key.Field, $"/keys/{Text(i)}/field");
        }

        for (int i = 0; i < definition.Blocks.Length; i++)
        {
            CheckField(definition.Blocks[i].Field, $"/blocks/{Text(i)}/field");
            if (definition.Blocks[i].Prefix is <= 0) Add($"/blocks/{Text(i)}/prefix", MatchErrors.OutOfRange, "A prefix has at least one character.");
        }
    }

    private void CheckComparison(FieldComparison comparison, string at)
    {
        CheckField(comparison.Field, at + "/field");
        if (definition.Comparisons.Count(c => c.Field == comparison.Field) > 1)
            Add(at + "/field", MatchErrors.Duplicate, $"'{comparison.Field}' is compared twice, which counts its evidence twice: put all levels into one comparison.");
        if (comparison.Levels.IsDefaultOrEmpty || comparison.Levels[^1].Measure != LevelMeasure.Else)
            Add(at + "/levels", MatchErrors.ElseLevel, "The last level must be Else, so that every pair has a weight: add one.");
        if (comparison.Levels.IsDefaultOrEmpty) return;
        bool hasU = comparison.Levels.Any(static l => l is { Measure: LevelMeasure.Exact, U: not null });
        for (int i = 0; i < comparison.Levels.Length; i++)
        {
            ComparisonLevel level = comparison.Levels[i];
            string here = $"{at}/levels/{Text(i)}";
            CheckLevel(level, here);
            if (level.Measure == LevelMeasure.Else && i < comparison.Levels.Length - 1) Add(here, MatchErrors.ElseLevel, "Nothing comes after Else: move it to the end.");
            if (level.TermFrequencyWeight > 0 && !hasU) Add(here + "/termFrequencyWeight", MatchErrors.RarityNeedsU, "Rarity is measured against the u of the exact level: give that level m and u.");
            if (comparison.Levels.Take(i).Any(before => Covers(before, level)))
                Add(here, MatchErrors.LevelUnreachable, "A level before this one takes every pair that this one would: put the stricter one first.", Severity.Warning);
        }
    }

    private void CheckLevel(ComparisonLevel level, string at)
    {
        bool byWeight = level.Weight is not null, byProbability = level.M is not null && level.U is not null;
        if (byWeight == byProbability || (byWeight && (level.M is not null || level.U is not null)))
            Add(at, MatchErrors.LevelEvidence, "Give either the weight, or both m and u.");
        if (level.Weight is double weight && !double.IsFinite(weight)) Add(at + "/weight", MatchErrors.OutOfRange, "A weight is a finite number of bits.");
        if (level.M is double m && !(m is > 0 and <= 1)) Add(at + "/m", MatchErrors.OutOfRange, "m is a probability above 0, up to 1; a level that was never seen needs a small estimate.");
        if (level.U is double u && !(u is > 0 and <= 1)) Add(at + "/u", MatchErrors.OutOfRange, "u is a probability above 0, up to 1; a level that was never seen needs a small estimate.");
        if (!(level.TermFrequencyWeight is >= 0 and <= 1)) Add(at + "/termFrequencyWeight", MatchErrors.OutOfRange, "The weight of rarity lies between 0 and 1.");
        bool good = RecordMatcher.IsDistance(level.Measure) ? level.Threshold >= 0 : level.Threshold is >= 0 and <= 1;
        if (!good) Add(at + "/threshold", MatchErrors.OutOfRange, "A similarity lies between 0 and 1, a distance is not negative.");
    }

    private void CheckWhole()
    {
        if (definition.Keys.IsEmpty && definition.Comparisons.IsEmpty)
            Add("", MatchErrors.NothingToCompare, "The definition has neither a key nor a comparison: add one.");
        if (!(definition.Prior is > 0 and < 1)) Add("/prior", MatchErrors.OutOfRange, "The prior is a probability between 0 and 1, both excluded.");
        if (!(definition.PossibleWeight <= definition.MatchWeight))
            Add("/possibleWeight", MatchErrors.ThresholdOrder, "The threshold for a possible match lies above the one for a match: lower it.");
        if (definition.MaxBlockSize < 2) Add("/maxBlockSize", MatchErrors.OutOfRange, "A block holds at least two records.");
        if (!definition.Comparisons.IsEmpty && definition.Blocks.IsEmpty)
            Add("/blocks", MatchErrors.NoBlocks, "Without a block an index compares only records that share a key: add a block for the comparisons.", Severity.Warning);
    }

    private static bool Covers(ComparisonLevel before, ComparisonLevel level) =>
        level.Measure != LevelMeasure.Else && (before.Measure == level.Measure
            ? before.Measure == LevelMeasure.Exact || (RecordMatcher.IsDistance(level.Measure) ? before.Threshold >= level.Threshold : before.Threshold <= level.Threshold)
            : level.Measure == LevelMeasure.Exact && before.Measure != LevelMeasure.Else);

    private void CheckField(string name, string at)
    {
        if (!_fields.ContainsKey(name)) Add(at, MatchErrors.UnknownField, $"There is no field '{name}': add it to the fields, or name one of them.");
    }

    private void Add(string at, string code, string sentence, Severity severity = Severity.Error) => _problems.Add(new ValidationError(at, sentence, code, severity));

    private static string Text(int number) => number.ToString(CultureInfo.InvariantCulture);
}
