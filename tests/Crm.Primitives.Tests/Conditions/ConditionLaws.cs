using Crm.Testing;
using Crm.Testing.Conditions;
using FsCheck;
using FsCheck.Fluent;
using Xunit;

namespace Crm.Primitives.Tests.Conditions;

/// <summary>The laws of three-valued logic (Kleene), and that the delegate and the expression of a condition are the same.</summary>
public sealed class ConditionLaws
{
    private static readonly Gen<(Condition A, Condition B, Condition C, ConditionRow Row)> Three =
        from a in ConditionGenerators.Condition
        from b in ConditionGenerators.Condition
        from c in ConditionGenerators.Condition
        from row in ConditionGenerators.Row
        select (a, b, c, row);

    [Fact]
    public void Kleene_DoubleNegation_IsIdentity() => Same((a, _, _) => !!a, (a, _, _) => a);

    [Fact]
    public void Kleene_DeMorgan_TurnsAndIntoOr()
    {
        Same((a, b, _) => !(a & b), (a, b, _) => !a | !b);
        Same((a, b, _) => !(a | b), (a, b, _) => !a & !b);
    }

    [Fact]
    public void Kleene_AndOr_AreCommutativeAssociativeIdempotent()
    {
        Same((a, b, _) => a & b, (a, b, _) => b & a);
        Same((a, b, _) => a | b, (a, b, _) => b | a);
        Same((a, b, c) => (a & b) & c, (a, b, c) => a & (b & c));
        Same((a, b, c) => (a | b) | c, (a, b, c) => a | (b | c));
        Same((a, _, _) => a & a, (a, _, _) => a);
        Same((a, _, _) => a | a, (a, _, _) => a);
    }

    [Fact]
    public void Kleene_Distribution_HoldsBothWays()
    {
        Same((a, b, c) => a & (b | c), (a, b, c) => (a & b) | (a & c));
        Same((a, b, c) => a | (b & c), (a, b, c) => (a | b) & (a | c));
    }

    [Fact]
    public void Kleene_AbsorptionAndConstants_Hold()
    {
        Same((a, b, _) => a & (a | b), (a, _, _) => a);
        Same((a, b, _) => a | (a & b), (a, _, _) => a);
        Same((a, _, _) => a & Condition.Always, (a, _, _) => a);
        Same((a, _, _) => a | Condition.Never, (a, _, _) => a);
        Same((a, _, _) => a & Condition.Never, (_, _, _) => Condition.Never);
        Same((a, _, _) => a | Condition.Always, (_, _, _) => Condition.Always);
    }

    [Fact]
    public void Kleene_ExcludedMiddle_FailsExactlyWhereUnknown() => Law.Holds(Three, t =>
        Evaluate(t.A | !t.A, t.Row) == (Evaluate(t.A, t.Row) is null ? null : true));

    [Fact]
    public void Evaluate_WithoutMissingFields_IsNeverUnknown() => Law.Holds(Three, t =>
    {
        ConditionRow row = t.Row;
        row.Name ??= "";
        row.City ??= "";
        row.Amount ??= 0m;
        row.IsActive ??= false;
        row.SignedOn ??= new NodaTime.LocalDate(2026, 1, 1);
        row.SeenAt ??= NodaTime.NodaConstants.UnixEpoch;
        return Evaluate(t.A, row) is not null;
    });

    [Fact]
    public void Simplify_ForEveryRow_KeepsTheOutcomeAndIsIdempotent() => Law.Holds(Three, t =>
    {
        Condition simple = t.A.Simplify();
        return Evaluate(simple, t.Row) == Evaluate(t.A, t.Row) && simple.Simplify().Equals(simple);
    }, 3_000);

    [Fact]
    public void ToCriterion_ForEveryRow_AgreesWithTheDelegate() => Law.Holds(
        from condition in ConditionGenerators.Condition
        from rows in ConditionGenerators.Row.ArrayOf(10)
        select (condition, rows), t =>
    {
        CompiledCondition<ConditionRow> compiled = t.condition.Compile(ConditionRow.Fields).Value;
        // Interpreted: the expression itself is run, not the delegates that the criterion prefers.
        Func<ConditionRow, bool> expression = compiled.ToCriterion().Value.ToExpression().Compile(preferInterpretation: true);
        return t.rows.All(row => expression(row) == compiled.IsSatisfiedBy(row));
    }, 2_000);

    [Fact]
    public void Explain_WithAKnownOutcome_FollowsFromItsDecisiveLeaves() => Law.Holds(Three, t =>
    {
        ConditionTrace trace = t.A.Compile(ConditionRow.Fields).Value.Explain(t.Row);
        if (trace.Outcome is null) return trace.DecisiveLeaves.All(l => l.Outcome is null && l.Actual is null);
        // Whatever the leaves that did not decide gave, the outcome stays.
        return new bool?[] { true, false, null }.All(other => Replay(trace, other) == trace.Outcome);
    }, 3_000);

    [Fact]
    public void Generators_OverManyCases_ReachEveryOutcome()
    {
        IReadOnlyList<ConditionRow> rows = ConditionGenerators.Rows(20, seed: 7);
        Assert.Equal(20, rows.Count);
        List<bool?> outcomes = [.. ConditionGenerators.Conditions(200, seed: 7).SelectMany(c => rows.Select(r => Evaluate(c, r)))];

        Assert.All(new bool?[] { true, false, null }, wanted => Assert.InRange(outcomes.Count(o => o == wanted), outcomes.Count / 20, outcomes.Count));
    }

    private static bool? Replay(ConditionTrace trace, bool? other) => trace.Condition switch
    {
        AllCondition => trace.Parts.Aggregate((bool?)true, (outcome, part) => outcome & Replay(part, other)),
        AnyCondition => trace.Parts.Aggregate((bool?)false, (outcome, part) => outcome | Replay(part, other)),
        NotCondition => !Replay(trace.Parts[0], other),
        _ => trace.IsDecisive ? trace.Outcome : other,
    };

    private static void Same(Func<Condition, Condition, Condition, Condition> left, Func<Condition, Condition, Condition, Condition> right) =>
        Law.Holds(Three, t => Evaluate(left(t.A, t.B, t.C), t.Row) == Evaluate(right(t.A, t.B, t.C), t.Row));

    private static bool? Evaluate(Condition condition, ConditionRow row) => condition.Compile(ConditionRow.Fields).Value.Evaluate(row);
}
