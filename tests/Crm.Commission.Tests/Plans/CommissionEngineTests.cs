using Crm.Primitives;
using Xunit;

namespace Crm.Commission.Tests;

public sealed class CommissionEngineTests
{
    [Fact]
    public void Calculate_AcceleratorOnQuota_PaysEachSliceAtItsRate()
    {
        Statement statement = Given.Engine(Given.SellerCurve).Calculate(Given.Measure(), [Given.Credit(1, 385_238m)]).Value;
        Assert.Equal(new Money(13_261.90m, Given.Cny), statement.Total);
        Assert.Equal("128.41", Math.Round(statement.AttainmentPercent!.Value, 2).ToString(System.Globalization.CultureInfo.InvariantCulture));
        Assert.Equal([300_000m * 0.03m, 85_238m * 0.05m], statement.Lines[0].Parts.Select(static p => p.Amount));
    }

    [Fact]
    public void Calculate_CreditsAroundTheCap_RefundComesOffTheCurveNotTheCap()
    {
        CommissionEngine engine = Given.Engine(new FlatCurve(0.1m), cap: 100m);
        Statement statement = engine.Calculate(Given.Measure(), [Given.Credit(1, 1_500m), Given.Credit(2, -300m), Given.Credit(3, -400m)]).Value;
        // 150 capped to 100; 1,200 still earns more than the cap; 800 earns 80.
        Assert.Equal([100m, 0m, -20m], statement.Lines.Select(static l => l.Earned.Amount));
        Assert.Contains(statement.Lines[0].Parts, static p => p is { Kind: CurvePartKind.Cap, Amount: -50m });
    }

    [Fact]
    public void Calculate_PlanCap_IsTakenOffTheTotalOnce()
    {
        CommissionPlan plan = CommissionPlan.Simple("p", Given.Cny, "revenue", new FlatCurve(0.1m), RoundingMode.HalfEven) with { Cap = 120m };
        Statement statement = CommissionEngine.Compile(plan).Value.Calculate(Given.Measure(null), [Given.Credit(1, 1_000m), Given.Credit(2, 1_000m)]).Value;
        Assert.Equal(80m, statement.CappedOff.Amount);
        Assert.Equal(120m, statement.Total.Amount);
    }

    [Fact]
    public void Calculate_BadCredits_ReportsEveryProblemAtOnce()
    {
        Result<Statement> result = Given.Engine(Given.SellerCurve).Calculate(Given.Measure(null),
        [
            Given.Credit(1, 10m, payee: "rep2"),
            Given.Credit(2, 10m) with { Amount = new Money(10m, "EUR") },
            Given.Credit(3, 10m, new NodaTime.LocalDate(2026, 7, 1)),
            Given.Credit(3, 10m),
        ]);
        Assert.Equal(
        [
            "commission.quota_missing /measure/quota", "commission.other_payee /credits/0/payee", "commission.currency /credits/1/amount",
            "commission.outside_period /credits/2/date", "commission.duplicate_credit /credits/3/id",
        ], result.ValidationErrors.Select(static e => $"{e.ErrorCode} {e.Identifier}"));
    }

    [Fact]
    public void Calculate_QuotaZeroOrNone_AttainmentIsNullNotInfinite()
    {
        CommissionEngine engine = Given.Engine(new FlatCurve(0.1m));
        Assert.Null(engine.Calculate(Given.Measure(null), [Given.Credit(1, 1m)]).Value.AttainmentPercent);
        Assert.Null(engine.Calculate(Given.Measure(0m), [Given.Credit(1, 1m)]).Value.AttainmentPercent);
    }

    [Fact]
    public void Compile_BrokenTable_ReportsEveryHoleAndOverlap()
    {
        MarginalCurve curve = new([new Tier(1m, 100m, 0.1m), new Tier(101m, 200m, 0.2m), new Tier(150m, 300m, 0.3m)]);
        CommissionPlan plan = CommissionPlan.Simple("p", Given.Cny, "revenue", curve, RoundingMode.HalfEven) with { Currency = "ABC", RoundingStep = 0m };
        Assert.Equal(
        [
            "commission.currency_unknown /currency", "commission.rounding_step /roundingStep",
            "commission.tier_first /components/0/curve/tiers/0/from", "commission.tier_gap /components/0/curve/tiers/0/to",
            "commission.tier_overlap /components/0/curve/tiers/1/to", "commission.tier_last /components/0/curve/tiers/2/to",
        ], CommissionEngine.Compile(plan).ValidationErrors.Select(static e => $"{e.ErrorCode} {e.Identifier}"));
    }

    [Fact]
    public void Compile_RetroactiveRateThatFalls_IsAWarningOnTheEngine()
    {
        RetroactiveCurve curve = new([new Tier(0m, 100m, 0.1m), new Tier(100m, null, 0.05m)], BoundaryRule.LowerTier);
        CommissionEngine engine = Given.Engine(curve);
        Assert.Equal("commission.retroactive_falls", Assert.Single(engine.Diagnostics).ErrorCode);
    }

    [Fact]
    public void PaymentRelease_PaidInFull_ReleasesExactlyTheCommission()
    {
        Money[] released = PaymentRelease.Release(
            new Money(100m, Given.Cny), new Money(999m, Given.Cny), [.. new[] { 333m, 333m, 333m }.Select(static a => new Money(a, Given.Cny))],
            RoundingRule.ToDecimals(2, RoundingMode.HalfEven));
        Assert.Equal([33.33m, 33.34m, 33.33m], released.Select(static m => m.Amount));
    }
}
