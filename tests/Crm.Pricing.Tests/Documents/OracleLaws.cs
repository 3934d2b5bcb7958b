using System.Globalization;
using Crm.Primitives;
using Xunit;

namespace Crm.Pricing.Tests.Documents;

/// <summary>Whole documents against an oracle in exact fractions, written from the documentation.</summary>
/// <remarks>A few in every run; as many as <c>CRM_ORACLE_CASES</c> says when it is set.</remarks>
public sealed class OracleLaws
{
    private static int Cases => int.TryParse(Environment.GetEnvironmentVariable("CRM_ORACLE_CASES"), NumberStyles.None, CultureInfo.InvariantCulture, out int cases) ? cases : 2_000;

    [Fact]
    public void Price_AnyDocument_IsThatOfTheOracle()
    {
        List<string> found = [];
        for (int seed = 0; seed < Cases && found.Count < 20; seed++)
        {
            (PriceCatalog catalog, QuoteRequest request, PricingContext context) = new OracleCases(seed).Make();
            if (Problem(catalog, request, context) is string problem) found.Add($"{seed}: {problem}");
        }

        Assert.True(found.Count == 0, string.Join('\n', found));
    }

    /// <summary>What engine and oracle disagree on; null for nothing.</summary>
    internal static string? Problem(PriceCatalog catalog, QuoteRequest request, PricingContext context)
    {
        Result<PricedQuote> priced = PricingEngine.Compile(catalog).Value.Price(request, context);
        DocumentOracle oracle = new(catalog, request, context);
        string[] problems = [.. oracle.Lines.Where(static line => line.Problem is not null).Select(static line => line.Problem!).Order(StringComparer.Ordinal)];
        if (!priced.IsSuccess || problems.Length > 0)
        {
            string?[] codes = [.. priced.ValidationErrors.Select(static e => e.ErrorCode).Order(StringComparer.Ordinal)];
            return codes.SequenceEqual(problems) ? null : $"refused for {string.Join(", ", codes)} instead of {string.Join(", ", problems)}: {priced}";
        }

        PricedQuote quote = priced.Value;
        for (int i = 0; i < quote.Lines.Count; i++)
        {
            if (Problem(quote.Lines[i], oracle.Lines[i]) is string line) return $"{catalog.Policy}, line {i}: {line}\n  {request.Lines[i]}\n{quote.Lines[i].Waterfall}";
        }

        string groups = string.Join(", ", oracle.Groups.Select(static g => $"{g.Id} {g.Base} {g.Amount}")), shown = string.Join(", ", quote.Taxes.Select(static t => $"{t.TaxId} {(Fraction)t.Base} {(Fraction)t.Amount}"));
        return groups != shown ? $"{catalog.Policy}: taxes {shown} instead of {groups}"
            : oracle.Net != quote.Totals.Net ? $"net {quote.Totals.Net} instead of {oracle.Net}"
            : oracle.TaxTotal != quote.Totals.Tax ? $"tax {quote.Totals.Tax} instead of {oracle.TaxTotal}"
            : null;
    }

    private static string? Problem(PricedLine line, OracleLine expected)
    {
        if (line.PriceSource != expected.Source) return $"source {line.PriceSource} instead of {expected.Source}";
        if (!expected.List.IsAbout(line.Waterfall.List)) return $"list {line.Waterfall.List} instead of {expected.List}";
        foreach ((PriceStage stage, Fraction amount) in expected.After)
        {
            if (!amount.IsAbout(line.Waterfall.After(stage))) return $"after {stage} {line.Waterfall.After(stage)} instead of {amount}";
        }

        return expected.Amount != line.Waterfall.After(PriceStage.Rounding) ? $"amount {line.Waterfall.After(PriceStage.Rounding)} instead of {expected.Amount}"
            : expected.Amount - expected.Share != line.Waterfall.After(PriceStage.Document) ? $"{line.Waterfall.After(PriceStage.Document)} after the share instead of {expected.Amount - expected.Share}"
            : expected.Cost is Fraction cost ? cost != (line.Cost ?? decimal.MinValue) ? $"cost {line.Cost} instead of {cost}" : Taxes(line, expected)
            : line.Cost is not null ? $"cost {line.Cost} instead of none" : Taxes(line, expected);
    }

    private static string? Taxes(PricedLine line, OracleLine expected)
    {
        if (expected.Net != line.Net) return $"net {line.Net} instead of {expected.Net} (exactly {expected.ExactNet})";
        string taxes = string.Join(", ", expected.Taxes.SelectMany(static t => t.Tax.ReverseCharge
            ? new[] { $"{t.Tax.Id} {t.RoundedBase} {t.Final}", $"{t.Tax.Id} {t.RoundedBase} {-t.Final}" } : [$"{t.Tax.Id} {t.RoundedBase} {t.Final}"]));
        string shown = string.Join(", ", line.Taxes.Select(static t => $"{t.TaxId} {(Fraction)t.Base} {(Fraction)t.Amount}"));
        return taxes != shown ? $"taxes {shown} instead of {taxes}" : null;
    }
}
