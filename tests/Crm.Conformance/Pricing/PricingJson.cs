using System.Globalization;
using System.Text.Json;
using Crm.Pricing;
using Crm.Primitives;

namespace Crm.Conformance.Pricing;

/// <summary>Reads the members that the pricing suites share.</summary>
internal static class PricingJson
{
    internal static bool Has(this JsonElement row, string member) =>
        row.TryGetProperty(member, out JsonElement value) && value.ValueKind != JsonValueKind.Null;

    internal static string Text(this JsonElement row, string member) => Expect.Text(row.GetProperty(member))!;

    internal static decimal Number(this JsonElement element) => decimal.Parse(Expect.Text(element)!, NumberStyles.Float, CultureInfo.InvariantCulture);

    internal static decimal Number(this JsonElement row, string member) => row.GetProperty(member).Number();

    internal static decimal? NumberOrNull(this JsonElement row, string member) => row.Has(member) ? row.Number(member) : null;

    internal static decimal Number(this JsonElement row, string member, decimal absent) => row.NumberOrNull(member) ?? absent;

    internal static bool Flag(this JsonElement row, string member, bool absent = false) => row.Has(member) ? row.GetProperty(member).GetBoolean() : absent;

    internal static List<decimal> Numbers(this JsonElement row, string member) =>
        row.Has(member) ? [.. row.GetProperty(member).EnumerateArray().Select(static e => e.Number())] : [];

    /// <summary>Tiers with upTo or to as their end, and unit or rate as their price.</summary>
    internal static List<PriceTier> Tiers(this JsonElement row) =>
        [.. row.GetProperty("tiers").EnumerateArray().Select(static tier =>
            new PriceTier(tier.NumberOrNull("upTo") ?? tier.NumberOrNull("to"), tier.NumberOrNull("unit") ?? tier.Number("rate", 0m), tier.Number("flat", 0m))
            {
                From = tier.NumberOrNull("from"),
            })];

    internal static RoundingRule HalfAway(decimal step) => new(step, RoundingMode.HalfAwayFromZero);

    internal static PriceCalculator Compiled(this PriceModel model)
    {
        Result<PriceCalculator> compiled = model.Compile();
        return compiled.IsSuccess ? compiled.Value : throw new MismatchException("expected a sound price model, got " + compiled);
    }
}
