using System.Text.Json;
using Crm.Pricing;
using Crm.Primitives;
using NodaTime;

namespace Crm.Conformance.Pricing;

/// <summary>Exact. Instants are whole seconds since 1970.</summary>
public sealed class PriceSelectionMedusaSuite : VectorSuite
{
    private static readonly PricingPolicy Policy = new(RoundingMode.HalfAwayFromZero, TaxRounding.PerLine, StackingPolicy.Sequential);

    public override string Name => "pricing/price_selection_medusa";

    public override void Run(VectorFile file, CaseRecorder cases)
    {
        foreach ((string name, JsonElement row) in file.Rows())
            cases.Case(name, () => Check(row, file.Root));
    }

    private static void Check(JsonElement row, JsonElement root)
    {
        Result<PriceSelection> selected = Select(row, root);
        if (row.Has("expectedError"))
        {
            Expect.True(!selected.IsSuccess, "a refusal: " + row.Text("expectedError"), selected.ToString());
            return;
        }

        JsonElement expected = row.GetProperty("expected");
        foreach ((string member, PriceCandidate? price) in new[] { ("calculated", selected.Value.Calculated), ("original", selected.Value.Original) })
            if (expected.TryGetProperty(member, out _)) Expect.Equal(expected.NumberOrNull(member), price?.Amount, member);
    }

    private static Result<PriceSelection> Select(JsonElement row, JsonElement root)
    {
        List<PriceList> lists = [];
        List<ValidationError> refused = [];
        JsonElement catalogue = row.Has("catalogue") ? row.GetProperty("catalogue") : root.GetProperty("catalogue");
        AddLists(lists, "default", PriceOrigin.Base, catalogue, null, refused);
        int number = 0;
        foreach (JsonElement list in row.Has("priceLists") ? row.GetProperty("priceLists").EnumerateArray() : default)
        {
            PriceOrigin origin = list.Text("type") == "override" ? PriceOrigin.Override : PriceOrigin.Sale;
            AddLists(lists, $"list{number++}", origin, list.GetProperty("prices"), list, refused);
        }

        if (refused.Count > 0) return Result.Invalid(refused);
        Result<PricingEngine> engine = PricingEngine.Compile(new PriceCatalog("medusa", "1", Policy) { PriceLists = lists, Selection = SelectionOrder.MostConditionsThenLowest });
        if (!engine.IsSuccess) return engine.ToResult();
        JsonElement context = row.GetProperty("context");
        PricingContext pricing = new(At(row.Number("now", 0m)), context.Has("currency_code") ? context.Text("currency_code") : "");
        foreach (JsonProperty attribute in context.EnumerateObject())
            pricing = pricing.With(attribute.Name, Expect.Text(attribute.Value) ?? "");
        return engine.Value.SelectPrice("product", row.NumberOrNull("quantity"), pricing).Map(selection => PerUnit(selection, row.NumberOrNull("quantity") ?? 1m));
    }

    /// <summary>The suite speaks of the price of a unit, the library of the amount for the quantity.</summary>
    private static PriceSelection PerUnit(PriceSelection selection, decimal quantity) => selection with
    {
        Calculated = selection.Calculated is { } c ? c with { Amount = c.Amount / quantity } : null,
        Original = selection.Original is { } o ? o with { Amount = o.Amount / quantity } : null,
    };

    /// <summary>A list of the suite has prices in several currencies; one of ours has one.</summary>
    private static void AddLists(List<PriceList> lists, string id, PriceOrigin origin, JsonElement prices, JsonElement? list, List<ValidationError> refused)
    {
        int number = 0;
        foreach (IGrouping<string, JsonElement> currency in prices.EnumerateArray().GroupBy(static p => p.Text("currency")))
        {
            lists.Add(new PriceList($"{id}/{currency.Key}", currency.Key, origin)
            {
                Conditions = list is { } l ? Rules(l) : [],
                ValidFrom = list?.NumberOrNull("from") is decimal from ? At(from) : null,
                ValidTo = list?.NumberOrNull("to") is decimal to ? At(to) : null,
                Entries = [.. currency.Select(price => Entry($"{id}/{number++:D4}", price, refused)).OfType<PriceEntry>()],
            });
        }
    }

    private static PriceEntry? Entry(string id, JsonElement price, List<ValidationError> refused)
    {
        if (!ExactDecimal.TryParse(price.Text("amount"), out decimal amount))
        {
            refused.Add(new ValidationError("/amount", "The amount has more digits than a decimal holds.", "pricing.json"));
            return null;
        }

        return new PriceEntry(id)
        {
            Product = "product",
            Price = new PerUnitPrice(amount),
            MinQuantity = price.NumberOrNull("minQty"),
            MaxQuantity = price.NumberOrNull("maxQty"),
            Conditions = Rules(price),
        };
    }

    private static List<AttributeMatch> Rules(JsonElement owner) => !owner.Has("rules") ? [] :
        [.. owner.GetProperty("rules").EnumerateObject().Select(static rule => new AttributeMatch(rule.Name,
            rule.Value.ValueKind == JsonValueKind.Array ? [.. rule.Value.EnumerateArray().Select(static v => Expect.Text(v)!)] : [Expect.Text(rule.Value)!]))];

    private static Instant At(decimal seconds) => Instant.FromUnixTimeTicks((long)(seconds * NodaConstants.TicksPerSecond));
}
