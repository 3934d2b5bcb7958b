using Crm.Testing.Conditions;
using NodaTime;
using Xunit;

namespace Crm.Primitives.Tests.Conditions;

public sealed class ConditionCompileTests
{
    public static TheoryData<string, ConditionOperator, ConditionValue?, string, string> Wrong => new()
    {
        { "nmae", ConditionOperator.Equal, "x", "/field", ConditionErrors.UnknownField },
        { "name", ConditionOperator.Less, "x", "/operator", ConditionErrors.OperatorNotForType },
        { "isActive", ConditionOperator.In, ConditionValue.List(true), "/operator", ConditionErrors.OperatorNotForType },
        { "amount", ConditionOperator.Contains, "1", "/operator", ConditionErrors.OperatorNotForType },
        { "amount", (ConditionOperator)99, "1", "/operator", ConditionErrors.OperatorNotForType },
        { "name", ConditionOperator.Equal, true, "/value", ConditionErrors.WrongValue },
        { "name", ConditionOperator.Equal, "a\0", "/value", ConditionErrors.WrongValue },
        { "name", ConditionOperator.Contains, "", "/value", ConditionErrors.WrongValue },
        { "name", ConditionOperator.Equal, null, "/value", ConditionErrors.ValueMissing },
        { "name", ConditionOperator.IsMissing, "x", "/value", ConditionErrors.ValueUnexpected },
        { "name", ConditionOperator.In, "x", "/value", ConditionErrors.WrongValue },
        { "name", ConditionOperator.Equal, ConditionValue.List("x"), "/value", ConditionErrors.WrongValue },
        { "amount", ConditionOperator.Equal, "1,5", "/value", ConditionErrors.WrongValue },
        { "amount", ConditionOperator.Equal, "1e3", "/value", ConditionErrors.WrongValue },
        { "amount", ConditionOperator.Equal, " 1", "/value", ConditionErrors.WrongValue },
        { "amount", ConditionOperator.Equal, "", "/value", ConditionErrors.WrongValue },
        { "amount", ConditionOperator.Equal, "1.", "/value", ConditionErrors.WrongValue },
        { "amount", ConditionOperator.Equal, "-.5", "/value", ConditionErrors.WrongValue },
        { "amount", ConditionOperator.Equal, "99999999999999999999999999999", "/value", ConditionErrors.WrongValue },
        { "amount", ConditionOperator.Equal, "1.00001", "/value", ConditionErrors.ValueTooPrecise },
        { "amount", ConditionOperator.Between, ConditionValue.List(1), "/value", ConditionErrors.WrongValue },
        { "amount", ConditionOperator.In, ConditionValue.List(1, "x"), "/value/1", ConditionErrors.WrongValue },
        { "isActive", ConditionOperator.Equal, "true", "/value", ConditionErrors.WrongValue },
        { "signedOn", ConditionOperator.Equal, "2026-02-30", "/value", ConditionErrors.WrongValue },
        { "signedOn", ConditionOperator.Equal, "-0001-01-01", "/value", ConditionErrors.WrongValue },
        { "seenAt", ConditionOperator.Equal, "2026-07-01", "/value", ConditionErrors.WrongValue },
        { "seenAt", ConditionOperator.Equal, "2026-07-01T00:00:00+02:00", "/value", ConditionErrors.WrongValue },
        { "seenAt", ConditionOperator.Equal, "2026-07-01T00:00:00.0000001Z", "/value", ConditionErrors.ValueTooPrecise },
    };

    [Theory]
    [MemberData(nameof(Wrong))]
    public void Compile_OfAWrongComparison_ReportsPlaceAndCode(
        string field, ConditionOperator comparison, ConditionValue? value, string place, string code)
    {
        Result<CompiledCondition<ConditionRow>> result = Condition.Compare(field, comparison, value).Compile(ConditionRow.Fields);

        ValidationError error = Assert.Single(result.ValidationErrors);
        Assert.Equal((place, code), (error.Identifier, error.ErrorCode));
        Assert.Equal(ResultStatus.Invalid, result.Status);
    }

    [Fact]
    public void Compile_WithSeveralProblems_ReportsAllBelowTheGivenPath()
    {
        Condition condition = Condition.All(
            Condition.IsPresent("x"), Condition.Any(Condition.Compare("name", ConditionOperator.Less, "a"), !Condition.Compare("amount", ConditionOperator.Equal, "b")));

        Result<CompiledCondition<ConditionRow>> result = condition.Compile(ConditionRow.Fields, path: "/rules/3/when");

        Assert.Equal(
            ["/rules/3/when/all/0/field", "/rules/3/when/all/1/any/0/operator", "/rules/3/when/all/1/any/1/not/value"],
            result.ValidationErrors.Select(e => e.Identifier));
    }

    [Fact]
    public void Compile_DeeperThanTheLimit_IsTooDeep()
    {
        Condition condition = Enumerable.Range(0, 100).Aggregate(Condition.Always, (c, _) => !c);

        ValidationError error = Assert.Single(condition.Compile(ConditionRow.Fields).ValidationErrors);

        Assert.Equal(ConditionErrors.TooDeep, error.ErrorCode);
        Assert.True(condition.Compile(ConditionRow.Fields, DefinitionLimits.Default with { Depth = 101 }).IsSuccess);
    }

    [Fact]
    public void Compile_WithMorePartsThanTheLimit_IsTooManyNodesOnce()
    {
        Condition condition = Condition.All(Enumerable.Repeat(Condition.Always, 500));

        ValidationError error = Assert.Single(condition.Compile(ConditionRow.Fields, path: "/when").ValidationErrors);

        Assert.Equal(("/when", ConditionErrors.TooManyNodes), (error.Identifier, error.ErrorCode));
        Assert.True(Condition.All(Enumerable.Repeat(Condition.Always, 499)).Compile(ConditionRow.Fields).IsSuccess);
    }

    [Fact]
    public void Compile_WithTooLongTextOrList_IsRefused()
    {
        DefinitionLimits limits = DefinitionLimits.Default with { TextLength = 3, ListItems = 2 };
        Condition condition = Condition.All(
            Condition.Compare("name", ConditionOperator.Equal, "abcd"), Condition.Compare("amount", ConditionOperator.In, ConditionValue.List(1, 2, 3)));

        Assert.Equal(
            [ConditionErrors.TextTooLong, ConditionErrors.TooManyItems],
            condition.Compile(ConditionRow.Fields, limits).ValidationErrors.Select(e => e.ErrorCode));
    }

    [Fact]
    public void Compile_OfAReversedRangeOrEmptyList_Warns()
    {
        CompiledCondition<ConditionRow> compiled = Condition.Any(
            Condition.Compare("signedOn", ConditionOperator.Between, ConditionValue.List(new LocalDate(2026, 2, 1), new LocalDate(2026, 1, 1))),
            Condition.Compare("name", ConditionOperator.In, ConditionValue.List())).Compile(ConditionRow.Fields).Value;

        Assert.Equal(["/any/0/value", "/any/1/value"], compiled.Diagnostics.Select(d => d.Identifier));
        Assert.All(compiled.Diagnostics, d => Assert.Equal((ConditionErrors.NeverTrue, Severity.Warning), (d.ErrorCode, d.Severity)));
    }

    [Fact]
    public void FieldMap_ForEditors_DescribesFieldsInOrder()
    {
        Assert.Equal(["amount", "city", "isActive", "name", "seenAt", "signedOn"], ConditionRow.Fields.Fields.Select(f => f.Name));
        Assert.Equal(
            [ConditionOperator.Equal, ConditionOperator.NotEqual, ConditionOperator.IsMissing, ConditionOperator.IsPresent],
            ConditionRow.Fields.Fields.Single(f => f.Name == "isActive").Operators);
    }

    [Fact]
    public void FieldMap_WithTheSameNameTwice_IsRefused() =>
        Assert.Throws<ArgumentException>(() => FieldMap.For<ConditionRow>().Text("a", r => r.Name).Text("a", r => r.City));

    [Fact]
    public void Simplify_OfSuperfluousParts_RemovesThem()
    {
        Condition a = Condition.IsPresent("name"), b = Condition.Compare("amount", ConditionOperator.Less, 5);

        Assert.Equal(Condition.All(a, b), Condition.All(a, Condition.All(b, a), Condition.Always, Condition.Any(Condition.Never, b)).Simplify());
        Assert.Equal(b, (!!b).Simplify());
        Assert.Equal(Condition.Never, Condition.All(a, !Condition.Any(Condition.Always, b)).Simplify());
        Assert.Equal(Condition.IsMissing("name"), (!a).Simplify());
    }

    [Fact]
    public void Fields_OfACondition_AreNamedOnceInOrder() =>
        Assert.Equal(["a", "b"], Condition.All(Condition.IsPresent("b"), !Condition.Any(Condition.IsMissing("a"), Condition.IsMissing("b"))).Fields);
}
