using System.Text.Json;
using Crm.Pricing;
using Crm.Primitives;

namespace Crm.Conformance.Pricing;

/// <summary>Exact: unrounded decimals, except expectedRounded2.</summary>
public sealed class TiersLagoSuite : VectorSuite
{
    public override string Name => "pricing/tiers_lago";

    public override void Run(VectorFile file, CaseRecorder cases)
    {
        foreach ((string name, JsonElement row) in file.Rows())
            cases.Case(name, () => Check(row));
    }

    private static void Check(JsonElement row)
    {
        decimal amount = Charge(row);
        if (row.Has("expectedRounded2")) Expect.Equal(row.Number("expectedRounded2"), PricingJson.HalfAway(0.01m).Round(amount));
        else Expect.Equal(row.Number("expected"), amount);
    }

    private static decimal Charge(JsonElement row)
    {
        switch (row.Text("model"))
        {
            case "percentage" when row.Has("events") && row.GetProperty("events").ValueKind == JsonValueKind.Array:
                return Percentage(row).Compiled().ChargeEvents(row.Numbers("events")).Value.Amount;
            case "percentage":
                return Percentage(row).Compiled().ChargeTotals(
                    new UsageTotals(row.Number("quantity"), (int)row.Number("events", 0m), row.Numbers("runningTotals"))).Value.Amount;
            case "proratedGraduated":
                return new GraduatedPrice(row.Tiers()).Compiled().ChargeProrated(
                    [.. row.Numbers("fullUnits").Zip(row.Numbers("proratedUnits"), static (full, prorated) => new ProratedUsage(full, prorated))]).Value.Amount;
            case "volumeProrated":
                return new VolumePrice(row.Tiers()).Compiled().ChargeProrated(
                    [new ProratedUsage(row.Number("fullUnits"), row.Number("proratedUnits"))]).Value.Amount;
            default:
                PriceCalculator price = Model(row).Compiled();
                decimal quantity = row.Number("quantity");
                Charge charge = price.Charge(quantity);
                Expect.Equal(charge.Amount, price.AmountOf(quantity), "with and without parts");
                return charge.Amount;
        }
    }

    private static PriceModel Model(JsonElement row) => row.Text("model") switch
    {
        "standard" => new PerUnitPrice(row.Number("unit")),
        "dynamic" => new AmountPrice(row.Number("preciseTotalMinorUnits") / 100m),
        "graduated" or "stripeGraduatedFlat" => new GraduatedPrice(row.Tiers()),
        "graduatedPercentage" => new GraduatedPercentagePrice(row.Tiers()),
        "volume" => new VolumePrice(row.Tiers()),
        "package" => new PackagePrice(row.Number("packageSize"), row.Number("packageAmount"), row.Number("freeUnits", 0m)),
        "transformQuantity" => new SteppedQuantityPrice(row.Number("divideBy"), row.Text("round") == "up", row.Number("unit")),
        "tieredPackages" when row.Text("mode") == "volume" => new TieredPackagePrice([.. row.GetProperty("tiers").EnumerateArray().Select(static tier =>
            new PackageTier(tier.NumberOrNull("upTo"), tier.Number("packageSize"), tier.Number("unit")))]),
        string other => throw new MismatchException($"expected a known price model, got {other}"),
    };

    private static PercentagePrice Percentage(JsonElement row) => new(row.Number("rate"))
    {
        FixedPerEvent = row.Number("fixedPerEvent", 0m),
        FreeEvents = (int?)row.NumberOrNull("freeEvents"),
        FreeUnits = row.NumberOrNull("freeUnits"),
        PerEventMin = row.NumberOrNull("perEventMin"),
        PerEventMax = row.NumberOrNull("perEventMax"),
    };
}
