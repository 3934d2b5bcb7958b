using System.Text.Json;
using Crm.Pricing;
using Crm.Primitives;
using NodaTime;
using NodaTime.Text;

namespace Crm.Conformance.Pricing;

/// <summary>Amounts rounded half away to 2 digits, multipliers to the stated scale.</summary>
public sealed class WaterfallProrationSuite : VectorSuite
{
    private static readonly RoundingRule Cents = PricingJson.HalfAway(0.01m);

    public override string Name => "pricing/waterfall_proration";

    public override void Run(VectorFile file, CaseRecorder cases)
    {
        foreach ((string name, JsonElement row) in file.Rows())
            cases.Case(name, () => Check(row));
    }

    private static void Check(JsonElement row)
    {
        switch (row.Text("kind"))
        {
            case "waterfall":
                Waterfall(row);
                break;
            case "waterfallMultiyear":
                ProrationRule term = new(ProrationMethod.FullMonths, row.Number("termMonths"), null);
                Expect.Equal(row.Number("expected"), Cents.Round(term.ProrateLength(row.Number("unit"), row.Number("quotedMonths"))));
                break;
            case "prorate":
                Prorate(row);
                break;
            default:
                throw new MismatchException($"expected a known kind, got {row.Text("kind")}");
        }
    }

    private static void Waterfall(JsonElement row)
    {
        string variant = row.Has("variant") ? row.Text("variant") : "";
        PriceWaterfall waterfall = new WaterfallTerms(row.Number("list"))
        {
            ContractedPrice = row.NumberOrNull("contracted"),
            SchedulePercent = row.Number("schedulePct", 0m),
            ProrateMultiplier = row.NumberOrNull("prorate") ?? row.Number("prorateMultiplier", 1m),
            AdditionalPercent = row.Number("additionalPct", 0m),
            AdditionalAmount = row.Number("additionalDiscountAmount", 0m),
            PartnerPercent = row.Number("partnerPct", 0m),
            DistributorPercent = row.Number("distributorPct", 0m),
            Order = variant.Contains("last", StringComparison.Ordinal) ? WaterfallOrder.AdditionalLast
                : variant.Contains("partner first", StringComparison.Ordinal) ? WaterfallOrder.PartnerFirst
                : variant.Contains("off list", StringComparison.Ordinal) ? WaterfallOrder.OffRegular
                : WaterfallOrder.Standard,
        }.Evaluate();
        JsonElement expected = row.GetProperty("expected");
        foreach ((string stage, decimal amount) in new[] { ("regular", waterfall.Regular), ("customer", waterfall.Customer), ("partner", waterfall.Partner), ("net", waterfall.Net) })
            if (expected.Has(stage)) Expect.Equal(expected.Number(stage), Cents.Round(amount), stage);
    }

    private static void Prorate(JsonElement row)
    {
        ProrationMethod method = row.Text("method") switch
        {
            "month (round up)" => ProrationMethod.MonthsRoundedUp,
            "full months" => ProrationMethod.FullMonths,
            "calendar months with partial ends" => ProrationMethod.CalendarMonths,
            "month" => ProrationMethod.FullMonths,
            "month + day fraction" or "months and days" => ProrationMethod.MonthsAndDays,
            string days when days.StartsWith("da", StringComparison.Ordinal) => ProrationMethod.Daily,
            string other => throw new MismatchException($"expected a known method, got {other}"),
        };
        decimal? term = row.NumberOrNull("termDays") ?? row.NumberOrNull("termMonths") ?? row.NumberOrNull("daysInPeriod") ?? row.NumberOrNull("yearDays");
        RoundingRule? scale = row.Has("scale") ? RoundingRule.ToDecimals((int)row.Number("scale"), RoundingMode.HalfAwayFromZero) : null;
        ProrationRule rule = new(method, term ?? (method == ProrationMethod.Daily ? 365m : 12m), scale);
        decimal? length = row.NumberOrNull("days") ?? row.NumberOrNull("months");
        (LocalDate Start, LocalDate End)? period = row.Has("start") ? (Date(row, "start"), Date(row, "end")) : null;
        if (row.Has("expectedDays")) Expect.Equal(row.Number("expectedDays"), ProrationTerm.Days(period!.Value.Start, period.Value.End), "days");
        if (row.Has("expectedMonths")) Expect.Equal(row.Number("expectedMonths"), ProrationTerm.MonthsRoundedUp(period!.Value.Start, period.Value.End), "months");
        decimal? amount = row.NumberOrNull("amount") ?? row.NumberOrNull("rate");
        if (amount is decimal price)
            Expect.Equal(row.Number("expected"), Cents.Round(length is decimal l ? rule.ProrateLength(price, l) : rule.Prorate(price, period!.Value.Start, period.Value.End)));
        else
            Expect.Equal(row.Number("expected"), length is decimal l ? rule.MultiplierOf(l) : rule.Multiplier(period!.Value.Start, period.Value.End));
    }

    private static LocalDate Date(JsonElement row, string member) => LocalDatePattern.Iso.Parse(row.Text(member)).Value;
}
