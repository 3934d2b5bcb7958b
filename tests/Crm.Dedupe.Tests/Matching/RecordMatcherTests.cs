using Crm.Primitives;
using Crm.Testing;
using FsCheck;
using FsCheck.Fluent;
using Xunit;
using static Crm.Dedupe.Tests.Matching.Definitions;

namespace Crm.Dedupe.Tests.Matching;

public sealed class RecordMatcherTests
{
    internal static readonly Gen<SourceRecord> Record =
        from name in Gen.Elements("Wang Wei", "WANG  WEI", "Wang Wie", "Zhao Min", "Li Na", null)
        from email in Gen.Elements("a@example.com", "A@Example.com", "b@example.com", "none@none.com", null)
        from phone in Gen.Elements("13800138000", "0086-13800138000", "13900139000", "12345", null)
        from id in Gen.Choose(1, 1_000_000)
        select Person(id.ToString(System.Globalization.CultureInfo.InvariantCulture), name, email, phone);

    [Fact]
    public void Explain_StepsAddedInOrder_AreTheTotalToTheLastBit() => Law.Holds(Record.Zip(Record), static p =>
    {
        PreparedRecord left = Matcher.Prepare(p.Item1), right = Matcher.Prepare(p.Item2);
        MatchWaterfall waterfall = Matcher.Explain(left, right);
        double sum = 0;
        foreach (MatchStep step in waterfall.Steps) sum += step.Weight;
        PairScore score = Matcher.Compare(left, right);
        return sum == waterfall.Weight && score == new PairScore(waterfall.Weight, waterfall.Key, waterfall.Decision);
    });

    [Fact]
    public void Compare_EitherWayRound_IsTheSame() => Law.Holds(Record.Zip(Record), static p =>
        Matcher.Compare(Matcher.Prepare(p.Item1), Matcher.Prepare(p.Item2)) == Matcher.Compare(Matcher.Prepare(p.Item2), Matcher.Prepare(p.Item1)));

    [Fact]
    public void Explain_SharedKey_DecidesAndIsNamed()
    {
        MatchWaterfall waterfall = Matcher.Explain(Matcher.Prepare(Person("1", "Wang Wei", phone: "0086-13800138000")), Matcher.Prepare(Person("6", "Li Na", phone: "13800138000")));
        Assert.Equal((MatchDecision.Same, "phoneE164", "+8613800138000"), (waterfall.Decision, waterfall.Key?.Name, waterfall.KeyValue));
        Assert.True(waterfall.Weight < -10);
    }

    [Fact]
    public void Compare_MissingValue_IsNoEvidence()
    {
        PairScore score = Matcher.Compare(Matcher.Prepare(Person("1", null)), Matcher.Prepare(Person("2", "Li Na")));
        Assert.Equal(Math.Log2(0.01 / 0.99), score.Weight);
        Assert.Equal(MatchDecision.Different, score.Decision);
    }

    [Fact]
    public void Compare_Thresholds_AreInclusive()
    {
        double exact = Matcher.Compare(Matcher.Prepare(Person("1", "Li Na")), Matcher.Prepare(Person("2", "LI NA"))).Weight;
        RecordMatcher atWeight = RecordMatcher.Compile(Contacts with { MatchWeight = exact, PossibleWeight = exact }).Value;
        Assert.Equal(MatchDecision.Same, atWeight.Compare(atWeight.Prepare(Person("1", "Li Na")), atWeight.Prepare(Person("2", "LI NA"))).Decision);
    }

    [Fact]
    public void Compile_BrokenDefinition_ReportsEveryProblemAtOnce()
    {
        Result<RecordMatcher> result = RecordMatcher.Compile(new MatchDefinition
        {
            Name = " ",
            Fields = [new RecordField("phone", FieldKind.Phone), new RecordField("phone", FieldKind.Text)],
            Keys = [new MatchKey("k", "nowhere")],
            Comparisons = [new FieldComparison("phone", [new ComparisonLevel { Measure = LevelMeasure.JaroWinkler, Threshold = 2, M = 0.5, Weight = 1 }])],
            Prior = 1,
            MatchWeight = -5,
        });
        Assert.Equal(
            [
                MatchErrors.NameMissing, MatchErrors.Duplicate, MatchErrors.UnknownRegion, MatchErrors.UnknownField, MatchErrors.ElseLevel,
                MatchErrors.LevelEvidence, MatchErrors.OutOfRange, MatchErrors.OutOfRange, MatchErrors.ThresholdOrder, MatchErrors.NoBlocks,
            ],
            result.ValidationErrors.Select(static e => e.ErrorCode));
        Assert.Contains(result.ValidationErrors, static e => e.Identifier == "/comparisons/0/levels/0/threshold");
    }

    [Fact]
    public void Compile_StricterLevelAfterALooserOne_IsAWarning()
    {
        RecordMatcher matcher = RecordMatcher.Compile(Contacts with
        {
            Comparisons = [new FieldComparison("name", [ComparisonLevel.JaroWinkler(0.8, 3), ComparisonLevel.JaroWinkler(0.9, 5), ComparisonLevel.Else(-5)])],
        }).Value;
        ValidationError warning = Assert.Single(matcher.Diagnostics);
        Assert.Equal((MatchErrors.LevelUnreachable, Severity.Warning, "/comparisons/0/levels/1"), (warning.ErrorCode, warning.Severity, warning.Identifier));
    }

    [Fact]
    public void Compile_MoreThanTheLimits_IsRefused() =>
        Assert.Equal(MatchErrors.TooLarge, RecordMatcher.Compile(Contacts, new DefinitionLimits { Rules = 3 }).ValidationErrors.Single().ErrorCode);
}
