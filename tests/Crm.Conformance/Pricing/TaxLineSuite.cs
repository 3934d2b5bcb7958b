using System.Text.Json;
using Crm.Pricing;
using Crm.Primitives;

namespace Crm.Conformance.Pricing;

/// <summary>per_line: exact. global: compared at 6 decimals, as the file says.</summary>
public sealed class TaxLineSuite : VectorSuite
{
    public override string Name => "pricing/tax_line";

    public override void Run(VectorFile file, CaseRecorder cases)
    {
        foreach ((string name, JsonElement row) in file.Rows())
            cases.Case(name, () => Check(row));
    }

    private static void Check(JsonElement row)
    {
        bool perLine = row.Text("rounding") == "per_line";
        int index = 0;
        Tax[] taxes = [.. row.GetProperty("taxes").EnumerateArray().Select(tax => Read(tax, index++))];
        LineTax line = TaxCalculator.Compute(row.Number("unitPrice"), row.Number("quantity", 1m), taxes,
            perLine ? PricingJson.HalfAway(row.Number("precision", 0.01m)) : null);
        JsonElement expected = row.GetProperty("expected");
        decimal Seen(decimal value) => perLine ? value : decimal.Round(value, 6, MidpointRounding.AwayFromZero);
        if (expected.Has("totalExcluded")) Expect.Equal(expected.Number("totalExcluded"), Seen(line.TotalExcluded), "totalExcluded");
        if (expected.Has("totalIncluded")) Expect.Equal(expected.Number("totalIncluded"), Seen(line.TotalIncluded), "totalIncluded");
        if (!expected.Has("taxes")) return;
        List<JsonElement> list = [.. expected.GetProperty("taxes").EnumerateArray()];
        Expect.SequenceEqual(list.Select(static t => t.Number("amount")), line.Taxes.Select(t => Seen(t.Amount)), "amounts");
        if (list.All(static t => t.Has("base")))
            Expect.SequenceEqual(list.Select(static t => t.Number("base")), line.Taxes.Select(t => Seen(t.Base)), "bases");
    }

    private static Tax Read(JsonElement tax, int index) => new(
        $"tax{index}",
        tax.Text("kind") switch
        {
            "percent" => TaxKind.Percent,
            "fixed" => TaxKind.Fixed,
            "division" => TaxKind.Division,
            string other => throw new MismatchException($"expected a known kind of tax, got {other}"),
        },
        tax.Number("amount"))
    {
        PriceIncluded = tax.Flag("priceIncluded"),
        AffectsSubsequentBase = tax.Flag("affectsSubsequentBase"),
        BaseAffectedByPrevious = tax.Flag("baseAffectedByPrevious", absent: true),
        ReverseCharge = tax.Flag("reverseCharge"),
    };
}
