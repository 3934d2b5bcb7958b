using System.Collections.Immutable;
using System.Globalization;
using System.Text.Json;
using Crm.Commission;
using Crm.Primitives;
using NodaTime;

namespace Crm.Conformance.Commission;

/// <summary>How the commission files write numbers, tiers and credits.</summary>
internal static class CommissionVectors
{
    public static readonly Currency Usd = Currency.Of("USD");

    private static readonly LocalDate Day = new(2026, 1, 1);

    public static decimal Number(JsonElement row, string member) => Number(row.GetProperty(member));

    public static decimal Number(JsonElement element) => decimal.Parse(Expect.Text(element)!, CultureInfo.InvariantCulture);

    public static decimal[] Numbers(JsonElement row, string member) => [.. row.GetProperty(member).EnumerateArray().Select(Number)];

    public static decimal? Optional(JsonElement row, string member) =>
        row.TryGetProperty(member, out JsonElement value) && value.ValueKind != JsonValueKind.Null ? Number(value) : null;

    public static ImmutableArray<Tier> Tiers(JsonElement row, string rate = "rate") =>
        [.. row.GetProperty("tiers").EnumerateArray().Select(t => new Tier(Number(t, "from"), Optional(t, "to"), Number(t, rate)))];

    public static BoundaryRule Boundary(JsonElement row) =>
        row.TryGetProperty("boundary", out JsonElement b) && b.GetString() == "upper" ? BoundaryRule.UpperTier : BoundaryRule.LowerTier;

    /// <summary>Credits in the order of the file.</summary>
    public static Credit[] Credits(IEnumerable<decimal> amounts) =>
        [.. amounts.Select(static (a, i) => new Credit(i.ToString(CultureInfo.InvariantCulture), "p", "revenue", Day, i, new Money(a, Usd), "deal"))];

    public static PayeeMeasure Measure(decimal? quota = null, decimal start = 0m) =>
        new("p", EffectivePeriod.Always, quota is decimal q ? new Money(q, Usd) : null, start);

    public static CommissionEngine Engine(PayoutCurve curve, RoundingMode mode = RoundingMode.HalfEven, LineRounding rounding = LineRounding.Telescoping, decimal? minimum = null)
    {
        CommissionPlan plan = CommissionPlan.Simple("plan", Usd, "revenue", curve, mode) with { LineRounding = rounding };
        if (minimum is decimal least) plan = plan with { Components = [plan.Components[0] with { MinimumPerCredit = least }] };
        return CommissionEngine.Compile(plan).Value;
    }
}
