using System.Text.Json;
using Crm.Commission;
using Crm.Primitives;
using static Crm.Conformance.Commission.CommissionVectors;

namespace Crm.Conformance.Commission;

/// <summary>The two suites share one form; the kind of a row says which curve it is.</summary>
public abstract class TierSuite(string name) : VectorSuite
{
    public override string Name => name;

    public override void Run(VectorFile file, CaseRecorder cases)
    {
        foreach ((string id, JsonElement row) in file.Rows()) cases.Case(id, () => RunCase(row));
    }

    private static void RunCase(JsonElement row)
    {
        PayoutCurve curve = row.GetProperty("kind").GetString() switch
        {
            "marginal" => new MarginalCurve(Tiers(row)),
            "retroactive" => new RetroactiveCurve(Tiers(row), Boundary(row)),
            string other => throw new InvalidDataException($"unknown kind '{other}'"),
            null => throw new InvalidDataException("no kind"),
        };
        RoundingMode mode = row.GetProperty("midpoint").GetString() == "away" ? RoundingMode.HalfAwayFromZero : RoundingMode.HalfEven;
        LineRounding rounding = row.GetProperty("rounding").GetString() == "perLine" ? LineRounding.PerLine : LineRounding.Telescoping;
        Statement statement = Engine(curve, mode, rounding)
            .Calculate(Measure(start: Number(row, "startAttainment")), Credits(Numbers(row, "amounts"))).Value;
        Expect.SequenceEqual(Numbers(row, "expectedLines"), statement.Lines.Select(static l => l.Earned.Amount), "lines");
        Expect.Equal(Number(row, "expectedTotal"), statement.Total.Amount, "total");
        if (Optional(row, "expectedEndAttainment") is decimal end) Expect.Equal(end, statement.Attainment.Amount, "attainment");
        foreach (StatementLine line in statement.Lines) Expect.Equal(line.Earned.Amount, line.Parts.Sum(static p => p.Amount), "parts add up");
    }
}

public sealed class MarginalSuite() : TierSuite("commission/tiers_marginal");

public sealed class RetroactiveSuite() : TierSuite("commission/tiers_retroactive");

public sealed class OverageSuite : VectorSuite
{
    public override string Name => "commission/tiers_overage";

    public override void Run(VectorFile file, CaseRecorder cases)
    {
        foreach ((string id, JsonElement row) in file.Rows())
        {
            cases.Case(id, () =>
            {
                decimal quota = Number(row, "quota"), revenue = Number(row, "revenue");
                OverageCurve curve = row.GetProperty("tiers").ValueKind == JsonValueKind.Null
                    ? new OverageCurve(Number(row, "baseRate"), [new Tier(0m, null, 1m)], Boundary(row))
                    : new OverageCurve(Number(row, "baseRate"), Tiers(row, "multiplier"), Boundary(row));
                Statement statement = Engine(curve).Calculate(Measure(quota), Credits([revenue])).Value;
                Expect.Equal(Number(row, "expectedTotal"), statement.Total.Amount, "total");
                IReadOnlyList<CurvePart> parts = curve.Explain(0m, revenue, quota);
                Expect.Equal(Number(row, "expectedBase"), parts.Where(p => p.From < quota && p.To <= quota).Sum(static p => p.Amount), "base");
                Expect.Equal(Number(row, "expectedOverage"), parts.Where(p => p.From >= quota).Sum(static p => p.Amount), "overage");
            });
        }
    }
}

public sealed class PayCurveSuite : VectorSuite
{
    public override string Name => "commission/pay_curves";

    public override void Run(VectorFile file, CaseRecorder cases)
    {
        foreach ((string id, JsonElement row) in file.Rows())
        {
            cases.Case(id, () =>
            {
                PayCurve curve = new(
                    Number(row, "targetIncentive"),
                    [.. row.GetProperty("curve").EnumerateArray().Select(static p => new PayPoint(Number(p, "attainment"), Number(p, "payout")))],
                    row.GetProperty("belowFirst").GetString() == "floor" ? BelowFirst.Floor : BelowFirst.Zero,
                    row.GetProperty("aboveLast").GetString() == "extrapolate" ? AboveLast.Extrapolate : AboveLast.Cap,
                    Boundary(row));
                Statement statement = Engine(curve).Calculate(Measure(Number(row, "quota")), Credits([Number(row, "achieved")])).Value;
                Expect.Equal(Number(row, "expectedAttainment"), Math.Round(statement.AttainmentPercent!.Value / 100m, 10), "attainment");
                // The payout at the attainment reached; a floor is paid even to someone who sold nothing.
                Expect.Equal(Number(row, "expectedPayout"),
                    RoundingRule.ToDecimals(2, RoundingMode.HalfEven).Round(curve.At(Number(row, "achieved"), Number(row, "quota"))), "payout");
            });
        }
    }
}

public sealed class ReversalSuite : VectorSuite
{
    public override string Name => "commission/reversals";

    public override void Run(VectorFile file, CaseRecorder cases)
    {
        foreach ((string id, JsonElement row) in file.Rows())
        {
            if (row.TryGetProperty("minimumCommission", out _)) cases.Case(id, () => Minimum(row));
            else if (row.TryGetProperty("cancelIndex", out _)) cases.Case(id, () => Cancel(row));
            else cases.Skip(id, "a form of row that has no code");
        }
    }

    private static void Minimum(JsonElement row)
    {
        CommissionEngine engine = Engine(new FlatCurve(Number(row, "rate")), minimum: Number(row, "minimumCommission"));
        Credit[] credits = Credits([Number(row, "creditAmount")]);
        Expect.Equal(Number(row, "expectedPaid"), engine.Calculate(Measure(), credits).Value.Total.Amount, "paid");
        Expect.Equal(Number(row, "expectedClawback"), engine.Reverse(Measure(), credits, credits[0].Id, ReversalPolicy.AtOriginalRate).Value.Delta.Amount, "clawback");
    }

    private static void Cancel(JsonElement row)
    {
        CommissionEngine engine = Engine(new MarginalCurve(Tiers(row)));
        Credit[] credits = Credits(Numbers(row, "amounts"));
        string cancelled = credits[row.GetProperty("cancelIndex").GetInt32()].Id;
        Reversal Reverse(ReversalPolicy policy) => engine.Reverse(Measure(), credits, cancelled, policy).Value;
        Expect.SequenceEqual(Numbers(row, "expectedOriginalLines"), engine.Calculate(Measure(), credits).Value.Lines.Select(static l => l.Earned.Amount), "lines");
        Expect.Equal(Number(row, "expectedAtCurrentPosition"), Reverse(ReversalPolicy.AtCurrentPosition).Delta.Amount, "at current position");
        Expect.Equal(Number(row, "expectedAtOriginalRate"), Reverse(ReversalPolicy.AtOriginalRate).Delta.Amount, "at original rate");
        Expect.Equal(Number(row, "expectedReplayDelta"), Reverse(ReversalPolicy.Replay).Delta.Amount, "replay");
        Expect.SequenceEqual(Numbers(row, "expectedReplayLines"), Reverse(ReversalPolicy.Replay).Lines.Select(static l => l.Earned.Amount), "replay lines");
    }
}
