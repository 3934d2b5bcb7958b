using Crm.Primitives;

namespace Crm.Pricing;

/// <summary>What happens to the lines together: the document discount, the taxes, the sums.</summary>
internal sealed class DocumentPricer(PriceCatalog catalog, RoundingRule rounding)
{
    internal PricedQuote Price(QuoteRequest request, PricingContext context, string currency, LineDraft[] drafts)
    {
        if (request.DocumentDiscount is DiscountValue discount) Take(discount, drafts);
        TaxDocument taxes = TaxDocument.Compute(
            [.. drafts.Select(static d => new TaxableLine(d.Amount, d.Request.Quantity, d.Taxes))], catalog.Policy.TaxRounding, rounding);
        PricedLine[] lines = new PricedLine[drafts.Length];
        decimal list = 0m;
        decimal? cost = 0m;
        for (int i = 0; i < lines.Length; i++)
        {
            lines[i] = Finish(drafts[i], taxes.Lines[i]);
            list += lines[i].Waterfall.List;
            cost += lines[i].Cost;
        }

        return new PricedQuote(catalog.Id, catalog.Version, context.AsOf, currency, lines, taxes.Groups,
            new PriceTotals(list, taxes.Untaxed, taxes.Tax, cost));
    }

    /// <summary>
    /// The sum after the discount is rounded, not the discount: 50 % of 83.33 leaves 41.67. The lines share what is taken off by their
    /// amounts, in whole smallest units, credits included.
    /// </summary>
    private void Take(DiscountValue discount, LineDraft[] drafts)
    {
        decimal sum = drafts.Sum(static d => d.Amount);
        decimal off = DiscountStack.Limited(sum, discount.DiscountOf(sum, 1m));
        if (sum == 0m || off == 0m) return;
        decimal landing = rounding.Round(sum - off);
        decimal[] shares = ErrorSpread.Round([.. drafts.Select(d => d.Amount * (sum - landing) / sum)], sum - landing, rounding);
        for (int i = 0; i < drafts.Length; i++)
        {
            if (shares[i] != 0m) drafts[i].Steps.Add(PriceStage.Document, "document", -shares[i]);
        }
    }

    private static PricedLine Finish(LineDraft draft, LineTax tax)
    {
        if (tax.TotalExcluded != draft.Amount) draft.Steps.Add(PriceStage.IncludedTax, "included", tax.TotalExcluded - draft.Amount);
        foreach (TaxAmount amount in tax.Taxes) draft.Steps.Add(PriceStage.Tax, amount.TaxId, amount.Amount);
        return new PricedLine(
            draft.Request.Id, draft.Request.Product, draft.Request.Quantity, draft.UnitPrice, draft.DiscountPercent, draft.GrantedPercent,
            tax.TotalExcluded, tax.TotalIncluded - tax.TotalExcluded, tax.Taxes, draft.Steps.Build(), draft.Charge, draft.Source)
        {
            Cost = draft.Cost,
        };
    }
}
