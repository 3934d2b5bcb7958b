using System.Text.Json;
using Crm.Pricing;
using Crm.Primitives;

namespace Crm.Conformance.Pricing;

/// <summary>Exact: decimals rounded half away from zero.</summary>
public sealed class TaxDocumentSuite : VectorSuite
{
    public override string Name => "pricing/tax_document";

    public override void Run(VectorFile file, CaseRecorder cases)
    {
        Dictionary<string, JsonElement> byId = file.Rows().ToDictionary(static r => r.Name, static r => r.Row);
        foreach ((string name, JsonElement row) in file.Rows())
            cases.Case(name, () => Check(row, byId));
    }

    private static void Check(JsonElement row, Dictionary<string, JsonElement> byId)
    {
        RoundingRule rule = PricingJson.HalfAway(row.Number("precision", 0.01m));
        JsonElement expected = row.GetProperty("expected");
        if (row.Has("priceUnit"))
        {
            Tax[] to = Taxes(row, "toTaxes");
            decimal mapped = TaxMapping.MapPrice(row.Number("priceUnit"), Taxes(row, "fromTaxes"), to);
            if (expected.Has("priceUnit")) Expect.Equal(expected.Number("priceUnit"), rule.Round(mapped), "priceUnit");
            if (expected.Has("net")) Expect.Equal(expected.Number("net"), rule.Round(TaxCalculator.Compute(mapped, 1m, to, rounding: null).TotalExcluded), "net");
            return;
        }

        TaxDocument document = row.Has("of") ? Document(byId[row.Text("of")])
            : row.Has("baseTotal") ? TaxDocument.Compute([new TaxableLine(row.Number("baseTotal"), 1m, [])], TaxRounding.PerLine, rule)
            : Document(row);
        if (row.Has("discountPercent")) document = document.Discount(row.Number("discountPercent"), rule);
        IReadOnlyList<TaxGroup> groups = document.Groups;
        decimal total = document.Total;
        if (row.Has("cashRounding"))
        {
            JsonElement cash = row.GetProperty("cashRounding");
            CashTotal paid = CashTotal.Round(document, PricingJson.HalfAway(cash.Number("step")),
                cash.Text("strategy") == "biggest_tax" ? CashRoundingStrategy.BiggestTax : CashRoundingStrategy.AddLine);
            groups = paid.Groups;
            total = paid.Total;
            if (expected.Has("roundingLine")) Expect.Equal(expected.Number("roundingLine"), paid.RoundingLine, "roundingLine");
            if (expected.Has("totalRounded")) Expect.Equal(expected.Number("totalRounded"), paid.TotalRounded, "totalRounded");
        }

        if (expected.Has("untaxed")) Expect.Equal(expected.Number("untaxed"), document.Untaxed, "untaxed");
        if (expected.Has("total")) Expect.Equal(expected.Number("total"), total, "total");
        foreach (string member in (string[])["groupTax", "tax"])
            if (expected.Has(member)) Expect.Equal(expected.Number(member), groups.Sum(static g => g.Amount), member);
        if (expected.Has("base")) Expect.Equal(expected.Number("base"), groups[0].Base, "base");
        CheckGroups(expected, groups);
    }

    private static void CheckGroups(JsonElement expected, IReadOnlyList<TaxGroup> groups)
    {
        if (expected.Has("groupBases"))
            Expect.SequenceEqual(expected.Numbers("groupBases"), groups.Select(static g => g.Base), "groupBases");
        if (!expected.Has("groups")) return;
        JsonElement list = expected.GetProperty("groups");
        if (list.ValueKind == JsonValueKind.Array)
        {
            Expect.SequenceEqual(expected.Numbers("groups"), groups.Select(static g => g.Amount), "groups");
            return;
        }

        foreach (JsonProperty group in list.EnumerateObject())
        {
            TaxGroup found = groups.Single(g => g.TaxId == group.Name);
            if (group.Value.Has("tax")) Expect.Equal(group.Value.Number("tax"), found.Amount, group.Name + " tax");
            if (group.Value.Has("base")) Expect.Equal(group.Value.Number("base"), found.Base, group.Name + " base");
        }
    }

    private static TaxDocument Document(JsonElement row)
    {
        TaxRounding rounding = row.Text("rounding") switch
        {
            "global" => TaxRounding.PerDocument,
            "per_category" => TaxRounding.PerCategory,
            _ => TaxRounding.PerLine,
        };
        TaxableLine[] lines = [.. row.GetProperty("lines").EnumerateArray().Select(static line =>
        {
            decimal quantity = line.Number("quantity", 1m);
            decimal amount = line.NumberOrNull("net") ?? line.NumberOrNull("gross") ?? (line.Number("unitPrice") * quantity);
            return new TaxableLine(amount, quantity, Taxes(line, "taxes"));
        })];
        return TaxDocument.Compute(lines, rounding, PricingJson.HalfAway(row.Number("precision", 0.01m)));
    }

    private static Tax[] Taxes(JsonElement row, string member) =>
        row.Has(member) ? [.. row.GetProperty(member).EnumerateArray().Select(static t => TaxWords.Parse(Expect.Text(t)!))] : [];
}
