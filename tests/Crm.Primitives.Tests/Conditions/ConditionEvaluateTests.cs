using Crm.Testing.Conditions;
using NodaTime;
using Xunit;

namespace Crm.Primitives.Tests.Conditions;

public sealed class ConditionEvaluateTests
{
    private static readonly ConditionRow Row = new()
    {
        Name = "Acme Ltd",
        City = null,
        Amount = 10m,
        IsActive = true,
        SignedOn = new LocalDate(2026, 7, 1),
        SeenAt = Instant.FromUtc(2026, 7, 1, 9, 30),
    };

    private static readonly Condition True = Condition.IsPresent("name");
    private static readonly Condition False = Condition.IsMissing("name");
    private static readonly Condition Unknown = Condition.Compare("city", ConditionOperator.Equal, "Berlin");

    public static TheoryData<string, ConditionOperator, ConditionValue?, bool?> Comparisons => new()
    {
        { "name", ConditionOperator.Equal, "Acme Ltd", true },
        { "name", ConditionOperator.Equal, "acme ltd", false },
        { "name", ConditionOperator.NotEqual, "acme ltd", true },
        { "name", ConditionOperator.Contains, "ME L", true },
        { "name", ConditionOperator.Contains, "%", false },
        { "name", ConditionOperator.StartsWith, "aCME", true },
        { "name", ConditionOperator.StartsWith, "cme", false },
        { "name", ConditionOperator.EndsWith, "LTD", true },
        { "name", ConditionOperator.EndsWith, "Acme Ltd plus", false },
        { "name", ConditionOperator.In, ConditionValue.List("x", "Acme Ltd"), true },
        { "name", ConditionOperator.NotIn, ConditionValue.List("x", "Acme Ltd"), false },
        { "name", ConditionOperator.In, ConditionValue.List(), false },
        { "amount", ConditionOperator.Equal, 10.00m, true },
        { "amount", ConditionOperator.Less, 10m, false },
        { "amount", ConditionOperator.LessOrEqual, 10m, true },
        { "amount", ConditionOperator.Greater, "9.9999", true },
        { "amount", ConditionOperator.GreaterOrEqual, "10.0001", false },
        { "amount", ConditionOperator.Between, ConditionValue.List(1, 10), true },
        { "amount", ConditionOperator.Between, ConditionValue.List(10, 11), true },
        { "amount", ConditionOperator.Between, ConditionValue.List(11, 9), false },
        { "amount", ConditionOperator.NotIn, ConditionValue.List(1, 2), true },
        { "isActive", ConditionOperator.Equal, true, true },
        { "isActive", ConditionOperator.NotEqual, true, false },
        { "signedOn", ConditionOperator.Less, "2026-07-02", true },
        { "signedOn", ConditionOperator.Equal, new LocalDate(2026, 7, 1), true },
        { "seenAt", ConditionOperator.Greater, "2026-07-01T09:29:59.999999Z", true },
        { "city", ConditionOperator.Equal, "Berlin", null },
        { "city", ConditionOperator.NotEqual, "Berlin", null },
        { "city", ConditionOperator.NotIn, ConditionValue.List("Berlin"), null },
        { "city", ConditionOperator.In, ConditionValue.List(), null },
        { "city", ConditionOperator.IsMissing, null, true },
        { "city", ConditionOperator.IsPresent, null, false },
        { "name", ConditionOperator.IsMissing, null, false },
        { "amount", ConditionOperator.IsPresent, null, true },
    };

    [Theory]
    [MemberData(nameof(Comparisons))]
    public void Comparison_OfARow_HasItsOutcome(string field, ConditionOperator comparison, ConditionValue? value, bool? expected) =>
        Assert.Equal(expected, Compile(Condition.Compare(field, comparison, value)).Evaluate(Row));

    [Fact]
    public void All_WithUnknown_IsFalseIfAPartIsFalseElseUnknown()
    {
        Assert.Equal(false, Compile(Condition.All(Unknown, False)).Evaluate(Row));
        Assert.Null(Compile(Condition.All(True, Unknown)).Evaluate(Row));
        Assert.Equal(true, Compile(Condition.All()).Evaluate(Row));
    }

    [Fact]
    public void Any_WithUnknown_IsTrueIfAPartIsTrueElseUnknown()
    {
        Assert.Equal(true, Compile(Condition.Any(Unknown, True)).Evaluate(Row));
        Assert.Null(Compile(Condition.Any(False, Unknown)).Evaluate(Row));
        Assert.Equal(false, Compile(Condition.Any()).Evaluate(Row));
    }

    [Fact]
    public void Not_OfUnknown_IsUnknownAndNotSatisfied()
    {
        CompiledCondition<ConditionRow> condition = Compile(!Unknown);

        Assert.Null(condition.Evaluate(Row));
        Assert.False(condition.IsSatisfiedBy(Row));
    }

    [Fact]
    public void Contains_BeyondAscii_ComparesCharacterByCharacter()
    {
        Assert.False(Compile(Condition.Compare("name", ConditionOperator.Contains, "ä")).IsSatisfiedBy(new ConditionRow { Name = "ÄB" }));
        Assert.False(Compile(Condition.Compare("name", ConditionOperator.Contains, "k")).IsSatisfiedBy(new ConditionRow { Name = "\u212A" }));
    }

    [Fact]
    public void Explain_OfAFalseAll_NamesTheFirstFalseLeafAndItsValue()
    {
        Condition condition = Condition.All(True, Unknown, Condition.Compare("amount", ConditionOperator.Greater, 1000), False);

        ConditionTrace trace = Compile(condition).Explain(Row);

        ConditionTrace leaf = Assert.Single(trace.DecisiveLeaves);
        Assert.Equal("/all/2", leaf.Path);
        Assert.Equal("false: amount greater \"1000\" (was \"10\")", leaf.ToString());
        Assert.Equal(4, trace.Parts.Count);
        Assert.Equal(false, trace.Outcome);
    }

    [Fact]
    public void Explain_OfAnUnknown_NamesTheMissingFields()
    {
        ConditionTrace trace = Compile(Condition.All(True, !Unknown)).Explain(Row);

        Assert.Null(trace.Outcome);
        Assert.Equal("unknown: city equal \"Berlin\" (missing)", Assert.Single(trace.DecisiveLeaves).ToString());
    }

    [Fact]
    public void Evaluate_OfEveryOperator_AllocatesNothing()
    {
        CompiledCondition<ConditionRow> condition = Compile(Condition.All(
            Condition.Any(
                Condition.Compare("name", ConditionOperator.Equal, "x"), Condition.Compare("name", ConditionOperator.In, ConditionValue.List("y", "z")),
                Condition.Compare("name", ConditionOperator.Contains, "q"), Condition.Compare("name", ConditionOperator.StartsWith, "acme")),
            Condition.Compare("amount", ConditionOperator.Between, ConditionValue.List(1, 10)), Condition.Compare("amount", ConditionOperator.In, ConditionValue.List(1, 10)),
            Condition.Compare("isActive", ConditionOperator.Equal, true), !Condition.Compare("signedOn", ConditionOperator.Greater, "2026-07-01"),
            Condition.Compare("seenAt", ConditionOperator.NotIn, ConditionValue.List("2026-07-01T00:00:00Z")), Condition.Not(Condition.IsPresent("city"))));
        bool? outcome = condition.Evaluate(Row);
        Assert.Equal(true, outcome);

        long before = GC.GetAllocatedBytesForCurrentThread();
        for (int i = 0; i < 1_000; i++) outcome &= condition.Evaluate(Row);
        long allocated = GC.GetAllocatedBytesForCurrentThread() - before;

        Assert.Equal(true, outcome);
        Assert.Equal(0, allocated);
    }

    [Fact]
    public void ToCriterion_WithAFieldWithoutExpression_FailsWithItsPlace()
    {
        FieldMap<ConditionRow> map = FieldMap.For<ConditionRow>().Text("name", r => r.Name).Build();

        Result<Criterion<ConditionRow>> criterion = (!Condition.IsMissing("name")).Compile(map).Value.ToCriterion();

        ValidationError error = Assert.Single(criterion.ValidationErrors);
        Assert.Equal(("/not/field", ConditionErrors.FieldNotQueryable), (error.Identifier, error.ErrorCode));
    }

    private static CompiledCondition<ConditionRow> Compile(Condition condition) => condition.Compile(ConditionRow.Fields).Value;
}
