using System.Text.Json;
using Crm.Pricing;

namespace Crm.Conformance.Pricing;

/// <summary>Exact: unrounded decimals.</summary>
public sealed class TiersStripeCpqSuite : VectorSuite
{
    public override string Name => "pricing/tiers_stripe_cpq";

    public override void Run(VectorFile file, CaseRecorder cases)
    {
        foreach ((string name, JsonElement row) in file.Rows())
            cases.Case(name, () => Check(row));
    }

    private static void Check(JsonElement row)
    {
        decimal quantity = row.Number("quantity");
        if (row.Has("mode"))
        {
            PriceModel model = row.Text("mode") == "volume" ? new VolumePrice(row.Tiers()) : new GraduatedPrice(row.Tiers());
            Expect.Equal(row.Number("expected"), model.Compiled().AmountOf(quantity));
            return;
        }

        decimal unit = row.Number("unit");
        decimal discount = row.Has("type")
            ? Schedule(row).Compile().Value.DiscountOf(unit, quantity)
            : DiscountValue.OfAmount(row.Number("discount"), row.Text("method") == "perUnit" ? DiscountScope.PerUnit : DiscountScope.PerLine).DiscountOf(unit * quantity, quantity);
        Expect.Equal(row.Number("expectedTotal"), (unit * quantity) - discount);
    }

    private static DiscountSchedule Schedule(JsonElement row) => new(
        row.Text("type") == "slab" ? ScheduleKind.Slab : ScheduleKind.Range,
        DiscountUnit.Percent,
        [.. row.GetProperty("tiers").EnumerateArray().Select(static tier => new DiscountTier(tier.NumberOrNull("upTo"), tier.Number("pct")))]);
}
