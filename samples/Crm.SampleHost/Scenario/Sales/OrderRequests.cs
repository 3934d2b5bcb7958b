using Crm.Domain;
using Crm.Pricing;
using Crm.Primitives;

namespace Crm.SampleHost.Scenario.Sales;

/// <summary>Translates what is to be ordered into Crm.Domain's words: the host is where two libraries meet.</summary>
public static class OrderRequests
{
    private static readonly RoundingRule Stored = RoundingRule.ToDecimals(12, RoundingMode.HalfEven);

    /// <summary>What an accepted quote orders, at its frozen prices.</summary>
    public static OrderRequest Of(AcceptedQuote quote, string quoteKey, string party, ScenarioSetup setup)
    {
        Currency currency = Currency.Of(quote.Prices.Currency);
        return new OrderRequest(party, party, currency, [.. quote.Prices.Lines.Select(line => OfLine(line, currency, setup))])
        {
            QuoteKey = quoteKey,
            OpportunityKey = quote.OpportunityKey,
        };
    }

    /// <summary>What a cart orders, priced line by line to the smallest unit, half away from zero.</summary>
    public static OrderRequest Of(IReadOnlyList<Parameters> lines, string party, Currency currency, ScenarioSetup setup) =>
        new(party, party, currency, [.. lines.Select(line => WithProduct(
            OrderRequestLine.Priced(line.Text("sku"), line.TextOrNull("name") ?? line.Text("sku"), line.Number("qty"), line.Money("unit", currency),
                line.NumberOrNull("discountPct") ?? 0m, line.NumberOrNull("taxPct") ?? 0m, currency.Rounding(RoundingMode.HalfAwayFromZero)), setup))]);

    /// <summary>A line in units of the product, as its stock is kept: 2 boxes of 12 are 24 pieces at a twelfth of the price.</summary>
    private static OrderRequestLine OfLine(PricedLine line, Currency currency, ScenarioSetup setup)
    {
        decimal taxPercent = line.Net == 0m ? 0m : line.Tax / line.Net * 100m;
        return WithProduct(new OrderRequestLine(
            line.Product, line.Product, line.Units, new Money(Stored.Round(line.UnitPrice / (line.UnitRatio ?? 1m)), currency), Stored.Round(line.DiscountPercent),
            Stored.Round(taxPercent), new TaxedAmount(new Money(line.Net, currency), new Money(line.Tax, currency))), setup);
    }

    private static OrderRequestLine WithProduct(OrderRequestLine line, ScenarioSetup setup)
    {
        ProductSetup? product = setup.Products.FirstOrDefault(p => p.Sku == line.Sku);
        return line with { IsStocked = product?.Stocked ?? false, WarrantyMonths = product?.WarrantyMonths };
    }
}
