using System.Globalization;
using System.Text.Json;
using Crm.Commission;
using Crm.Primitives;
using NodaTime;
using NodaTime.Text;
using static Crm.Conformance.Commission.CommissionVectors;

namespace Crm.Conformance.Commission;

public sealed class QuotaAllocationSuite : VectorSuite
{
    public override string Name => "commission/allocation";

    public override void Run(VectorFile file, CaseRecorder cases)
    {
        foreach ((string id, JsonElement row) in file.Rows())
        {
            cases.Case(id, () =>
            {
                int digits = row.GetProperty("minorDigits").GetInt32();
                Money total = new(Number(row, "total"), new Currency("UNIT", null, digits));
                Money[] shares = row.TryGetProperty("blend", out JsonElement blend)
                    ? QuotaPlanner.FairShare(total, [.. blend.EnumerateArray().Select(static b => new QuotaWeights(Number(b, "share"), Numbers(b, "weights")))])
                    : Allocation.Allocate(total, Numbers(row, "weights"), RemainderPolicy.LargestRemainder);
                Expect.SequenceEqual(Numbers(row, "expected"), shares.Select(static s => s.Amount));
            });
        }
    }
}

public sealed class QuotaCascadeSuite : VectorSuite
{
    public override string Name => "commission/quota_cascade";

    public override void Run(VectorFile file, CaseRecorder cases)
    {
        foreach ((string id, JsonElement row) in file.Rows())
        {
            if (row.TryGetProperty("regionWeights", out _)) cases.Case(id, () => Cascade(row));
            else if (row.TryGetProperty("ramp", out _)) cases.Case(id, () => Ramp(row));
            else if (row.TryGetProperty("periodStart", out _)) cases.Case(id, () => Prorate(row));
            else if (row.TryGetProperty("seasonality", out _)) cases.Case(id, () => Season(row));
            else cases.Skip(id, "a form of row that has no code");
        }
    }

    private static void Cascade(JsonElement row)
    {
        Money[] regions = QuotaPlanner.TopDown(new Money(Number(row, "total"), Usd), Number(row, "hedge"), Numbers(row, "regionWeights"), RoundingMode.HalfEven);
        Expect.SequenceEqual(Numbers(row, "expectedRegions"), regions.Select(static r => r.Amount), "regions");
        if (!row.TryGetProperty("firstRegionRepWeights", out _)) return;
        Money[] reps = QuotaPlanner.TopDown(regions[0], Number(row, "firstRegionRepHedge"), Numbers(row, "firstRegionRepWeights"), RoundingMode.HalfEven);
        Expect.SequenceEqual(Numbers(row, "expectedFirstRegionReps"), reps.Select(static r => r.Amount), "reps");
    }

    private static void Season(JsonElement row) => Expect.SequenceEqual(
        Numbers(row, "expected"),
        Allocation.Allocate(new Money(Number(row, "quota"), Usd), Numbers(row, "seasonality"), RemainderPolicy.LargestRemainder).Select(static m => m.Amount));

    private static void Ramp(JsonElement row) => Expect.SequenceEqual(
        Numbers(row, "expected"),
        QuotaPlanner.Ramp(new Money(Number(row, "quota"), Usd), Numbers(row, "ramp"), RoundingMode.HalfEven).Select(static m => m.Amount));

    private static void Prorate(JsonElement row)
    {
        EffectivePeriod period = new(Date(row, "periodStart"), Date(row, "periodEndExclusive"));
        EffectivePeriod effective = new(Date(row, "effectiveFrom"), Date(row, "effectiveTo"));
        Expect.Equal(Number(row, "expected"), QuotaPlanner.Prorate(new Money(Number(row, "quota"), Usd), period, effective, RoundingMode.HalfEven).Amount);
    }

    private static LocalDate Date(JsonElement row, string member) => LocalDatePattern.Iso.Parse(row.GetProperty(member).GetString()!).Value;
}

public sealed class PaymentReleaseSuite : VectorSuite
{
    public override string Name => "commission/payment_release";

    public override void Run(VectorFile file, CaseRecorder cases)
    {
        foreach ((string id, JsonElement row) in file.Rows())
        {
            cases.Case(id, () => Expect.SequenceEqual(
                Numbers(row, "expectedReleases"),
                PaymentRelease.Release(
                    new Money(Number(row, "commission"), Usd), new Money(Number(row, "invoiceTotal"), Usd),
                    [.. Numbers(row, "payments").Select(static p => new Money(p, Usd))], RoundingRule.ToDecimals(2, RoundingMode.HalfEven))
                    .Select(static m => m.Amount)));
        }
    }
}
