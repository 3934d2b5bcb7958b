using System.Globalization;
using System.Text.Json;
using System.Text.RegularExpressions;
using Crm.Pricing;
using Crm.Primitives;
using NodaTime;

namespace Crm.Conformance.Pricing;

/// <summary>Exact. Carts are in minor units: whole numbers, half away from zero.</summary>
public sealed partial class PromotionsSuite : VectorSuite
{
    private static readonly PricingPolicy Policy = new(RoundingMode.HalfAwayFromZero, TaxRounding.PerLine, StackingPolicy.Sequential);

    private static readonly Instant AnyDay = Instant.FromUtc(2026, 3, 12, 7, 0);

    public override string Name => "pricing/promotions";

    public override void Run(VectorFile file, CaseRecorder cases)
    {
        foreach ((string name, JsonElement row) in file.Rows())
            cases.Case(name, () => Check(row));
    }

    private static void Check(JsonElement row)
    {
        if (row.Has("sequence")) Sequence(row);
        else if (row.Has("discounts")) Stacking(row);
        else if (row.Has("marginPercent")) Margin(row);
        else if (row.Has("boxes")) Boxes(row);
        else Carts(row);
    }

    private static void Sequence(JsonElement row)
    {
        decimal unit = row.Number("unit");
        Discount[] discounts = [.. row.GetProperty("sequence").EnumerateArray().Select(static (step, i) => new Discount($"{i}", PriceStage.Promotion, Value(step.GetString()!)))];
        Expect.Equal(row.Number("expectedUnit"), unit - DiscountStack.Apply(unit, 1m, discounts, StackingPolicy.Sequential).Sum(static d => d.Amount));
    }

    private static DiscountValue Value(string text)
    {
        decimal number = -decimal.Parse(text.TrimEnd('%'), CultureInfo.InvariantCulture);
        return text.EndsWith('%') ? DiscountValue.OfPercent(number) : DiscountValue.OfAmount(number, DiscountScope.PerUnit);
    }

    private static void Stacking(JsonElement row)
    {
        decimal amount = row.Number("amount");
        Discount[] discounts = [.. row.GetProperty("discounts").EnumerateArray().Select(static (d, i) => new Discount($"{i:D3}", PriceStage.Promotion,
            (d.Has("pct") ? DiscountValue.OfPercent(d.Number("pct")) : DiscountValue.OfAmount(d.Number("amount"), DiscountScope.PerLine)) with { MaxAmount = d.NumberOrNull("maxAmount") })
        {
            Cumulative = d.Flag("cumulative"),
        })];
        StackingPolicy policy = row.Text("stacking") switch
        {
            "bestOfSingleOrCumulativeSum" => StackingPolicy.BestOfSingleOrCumulativeSum,
            "sum" => StackingPolicy.Sum,
            "best" => StackingPolicy.Best,
            "sequential" => StackingPolicy.Sequential,
            string other => throw new MismatchException($"expected a known stacking policy, got {other}"),
        };
        Expect.Equal(row.Number("expected"), DiscountStack.Apply(amount, 1m, discounts, policy).Sum(static d => d.Amount));
    }

    private static void Margin(JsonElement row)
    {
        decimal rate = new CostPlusPrice(CostPlusKind.Markup, row.Number("marginPercent")).Compiled().AmountOf(new ChargeInput(1m, row.Number("amount")));
        Expect.Equal(row.Number("expectedRate"), new PriceFormula { DiscountPercent = row.Number("discountPercent", 0m) }.Apply(rate));
    }

    /// <summary>The band, the size of a box and the discount stand in the words of the case.</summary>
    private static void Boxes(JsonElement row)
    {
        Match words = Band().Match(row.Text("name"));
        decimal Word(string group) => decimal.Parse(words.Groups[group].Value, CultureInfo.InvariantCulture);
        PriceCatalog catalog = new("c", "1", Policy)
        {
            Units = [new UnitOfMeasure("piece", 1m), new UnitOfMeasure("box", Word("box"))],
            Products = [new CatalogProduct("p") { Unit = "piece" }],
            PriceLists = [new PriceList("l", "EUR", PriceOrigin.Base) { Entries = [new PriceEntry("e") { Product = "p", Price = new PerUnitPrice(row.Number("unit")) }] }],
            Rules = [new DiscountRule("band", PriceStage.Promotion) { Product = "p", MinQuantity = Word("from"), MaxQuantity = Word("to"), Value = DiscountValue.OfPercent(Word("pct")) }],
        };
        PricingEngine engine = PricingEngine.Compile(catalog).Value;
        IEnumerable<decimal> rates = row.Numbers("boxes").Select(boxes =>
        {
            PricedLine line = engine.Price(new QuoteRequest([new QuoteLineRequest("1", "p", boxes) { Unit = "box" }]), new PricingContext(Instant.MinValue, "EUR")).Value.Lines[0];
            return line.Net / (boxes * Word("box"));
        });
        Expect.SequenceEqual(row.Numbers("expectedRate"), rates);
    }

    private static void Carts(JsonElement row)
    {
        PromotionEngine engine = PromotionEngine.Compile(new PromotionDefinition("p", "1", DateTimeZone.Utc, PricingJson.HalfAway(1m),
            [.. (row.Has("promotions") ? row.GetProperty("promotions").EnumerateArray() : default).Select(static p => Read(p.GetString()!))], [])).Value;
        Cart cart = ReadCart(row);
        PricedCart priced = engine.Apply(cart, AnyDay).Value;
        JsonElement expected = row.GetProperty("expected");
        if (row.Has("thenQty"))
        {
            PricedCart then = engine.Apply(cart with { Lines = [cart.Lines[0] with { Quantity = row.Number("thenQty") }, .. cart.Lines.Skip(1)] }, AnyDay).Value;
            Expect.SequenceEqual(expected.Numbers("subTotal"), [priced.SubTotal, then.SubTotal], "subTotal");
            return;
        }

        if (expected.Has("subTotal")) Expect.Equal(expected.Number("subTotal"), priced.SubTotal, "subTotal");
        if (expected.Has("subTotalWithTax")) Expect.Equal(expected.Number("subTotalWithTax"), priced.SubTotalWithTax, "subTotalWithTax");
        if (expected.Has("lineWithTax")) Expect.SequenceEqual(expected.Numbers("lineWithTax"), priced.Lines.Select(static l => l.Gross), "lineWithTax");
        if (expected.Has("shipping")) Expect.Equal(expected.Number("shipping"), priced.Shipping, "shipping");
        if (expected.Has("shippingWithTax")) Expect.Equal(expected.Number("shippingWithTax"), priced.ShippingWithTax, "shippingWithTax");
        if (expected.Has("applied"))
            Expect.SequenceEqual(expected.GetProperty("applied").EnumerateArray().Select(static a => a.GetString()), priced.Applied, "applied");
        if (expected.Has("taxSummary"))
        {
            List<JsonElement> summary = [.. expected.GetProperty("taxSummary").EnumerateArray()];
            Expect.SequenceEqual(summary.Select(static t => t.Number("rate")), cart.OrderTaxPercents, "rates");
            Expect.SequenceEqual(summary.Select(static t => t.Number("base")), priced.Taxes.Select(static t => t.Base), "bases");
            Expect.SequenceEqual(summary.Select(static t => t.Number("tax")), priced.Taxes.Select(static t => t.Amount), "taxes");
        }
    }

    private static Cart ReadCart(JsonElement row)
    {
        bool inclusive = row.Flag("pricesIncludeTax");
        int number = 0;
        return new Cart(
            [.. row.GetProperty("lines").EnumerateArray().Select(line => new CartLine($"{++number}", line.Number("unit"), line.Number("qty", 1m), line.Number("taxRate", 0m)))], inclusive)
        {
            OrderTaxPercents = row.Numbers("taxLines"),
            Surcharges = row.Has("surcharge") ? [Charge(row.GetProperty("surcharge"))] : [],
            Shipping = row.Has("shipping") ? new CartCharge(row.Number("shipping"), row.Number("shippingTaxRate", 0m), inclusive) : null,
        };
    }

    private static CartCharge Charge(JsonElement charge) => new(charge.Number("amount"), charge.Number("taxRate", 0m), charge.Flag("includesTax"));

    /// <summary>A and B are defined by the file's semantics; everything else is spelled out.</summary>
    private static Promotion Read(string words)
    {
        switch (words)
        {
            case "A": return new Promotion(words, PromotionTarget.Order, DiscountUnit.Percent, 50m) { MinLineQuantity = 3m };
            case "B": return new Promotion(words, PromotionTarget.Order, DiscountUnit.Percent, 10m) { MinSubtotal = 1000m };
            case "shipping:free": return new Promotion(words, PromotionTarget.Shipping, DiscountUnit.Percent, 100m);
            default: break;
        }

        Match match = PromotionWords().Match(words);
        if (!match.Success) throw new MismatchException($"expected a known promotion, got {words}");
        DiscountUnit unit = match.Groups["sign"].Value == "=" ? DiscountUnit.Price : match.Groups["pct"].Success ? DiscountUnit.Percent : DiscountUnit.Amount;
        return new Promotion(words, match.Groups["target"].Value == "order" ? PromotionTarget.Order : PromotionTarget.Items, unit,
            decimal.Parse(match.Groups["value"].Value, CultureInfo.InvariantCulture))
        {
            ListUnitPrice = match.Groups["unit"].Success ? decimal.Parse(match.Groups["unit"].Value, CultureInfo.InvariantCulture) : null,
        };
    }

    [GeneratedRegex(@"^(?<target>item|order)(IfUnit(?<unit>[\d.]+))?:(?<sign>[-=])(?<value>[\d.]+)(?<pct>%)?$")]
    private static partial Regex PromotionWords();

    [GeneratedRegex(@"band (?<from>[\d.]+)\.\.(?<to>[\d.]+) .*\(box=(?<box>[\d.]+)\), (?<pct>[\d.]+)%")]
    private static partial Regex Band();
}
