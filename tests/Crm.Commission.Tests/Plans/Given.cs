using Crm.Primitives;
using FsCheck;
using FsCheck.Fluent;
using NodaTime;

namespace Crm.Commission.Tests;

/// <summary>Plans, credits and quotas for the tests.</summary>
internal static class Given
{
    public static readonly Currency Cny = Currency.Of("CNY");

    public static readonly LocalDate March = new(2026, 3, 1);

    public static readonly MarginalCurve SellerCurve = new(
        [new Tier(0m, 100m, 0.03m), new Tier(100m, 150m, 0.05m), new Tier(150m, null, 0.07m)], TierMeasure.PercentOfQuota);

    public static readonly Gen<PayoutCurve> Curves =
        from limits in Gen.Choose(1, 40).Select(static i => i * 25_000m).Two()
        from rates in Gen.Choose(0, 12).Select(static i => i / 100m).Three()
        from kind in Gen.Choose(0, 4)
        from boundary in Gen.Elements(BoundaryRule.LowerTier, BoundaryRule.UpperTier)
        let first = Math.Min(limits.Item1, limits.Item2)
        let second = Math.Max(limits.Item1, limits.Item2) + 1_000m
        let tiers = (System.Collections.Immutable.ImmutableArray<Tier>)[new Tier(0m, first, rates.Item1), new Tier(first, second, rates.Item2), new Tier(second, null, rates.Item3)]
        select (PayoutCurve)(kind switch
        {
            0 => new FlatCurve(rates.Item1),
            1 => new MarginalCurve(tiers),
            2 => new RetroactiveCurve(tiers, boundary),
            3 => new OverageCurve(rates.Item1, [new Tier(0m, 120m, 1m), new Tier(120m, null, 2m)], boundary),
            _ => new PayCurve(5_000m, [new PayPoint(0m, 0m), new PayPoint(1m, 0.7m), new PayPoint(1m, 1m), new PayPoint(2m, 2.5m)], AboveLast: AboveLast.Extrapolate, Boundary: boundary),
        });

    public static readonly Gen<Credit[]> CreditLists =
        from size in Gen.Choose(0, 30)
        from amounts in Gen.ArrayOf(Gen.Choose(-2_000_000, 10_000_000), size)
        from days in Gen.ArrayOf(Gen.Choose(0, 20), size)
        select amounts.Zip(days, static (cents, day) => (cents, day))
            .Select(static (c, i) => Credit(i, c.cents / 100m, March.PlusDays(c.day))).ToArray();

    public static Credit Credit(int number, decimal amount, LocalDate? date = null, string payee = "rep1", string type = "revenue") =>
        new($"c{number}", payee, type, date ?? March, number, new Money(amount, Cny), $"deal{number}");

    public static PayeeMeasure Measure(decimal? quota = 300_000m) =>
        new("rep1", new EffectivePeriod(March, new LocalDate(2026, 7, 1)), quota is decimal q ? new Money(q, Cny) : null);

    public static CommissionEngine Engine(PayoutCurve curve, LineRounding rounding = LineRounding.Telescoping, decimal? cap = null)
    {
        CommissionPlan plan = CommissionPlan.Simple("plan", Cny, "revenue", curve, RoundingMode.HalfEven) with { LineRounding = rounding };
        return CommissionEngine.Compile(plan with { Components = [plan.Components[0] with { Cap = cap }] }).Value;
    }
}
