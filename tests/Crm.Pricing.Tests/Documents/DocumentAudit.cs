using Crm.Primitives;
using NodaTime;

namespace Crm.Pricing.Tests.Documents;

/// <summary>
/// Adds a document up again by hand and says what is off. One for each thread: it keeps a session for each policy, so that buffers of all
/// sizes are used again.
/// </summary>
internal sealed class DocumentAudit
{
    private static readonly PricingEngine[] Engines = [.. DocumentSource.Policies.Select(static policy => PricingEngine.Compile(new PriceCatalog("c", "1", policy)).Value)];

    private readonly PricingSession[] _sessions = Array.ConvertAll(Engines, static engine => engine.OpenSession());

    /// <summary>What is off; null if nothing is.</summary>
    /// <param name="document">The document.</param>
    /// <param name="policy">Which of the policies it has.</param>
    /// <param name="traced">True to look at the trace, the groups of taxes and the engine too.</param>
    internal string? Problem(AnyDocument document, int policy, bool traced)
    {
        PricingSession session = _sessions[policy];
        PricingContext context = new(Instant.MinValue, document.Currency.Code);
        if (!session.Price(document.Request, context).IsSuccess) return "it is refused";
        if (ProblemOfSums(document, session) is string sums) return sums;
        if (document.Request.DocumentDiscount is not null && ProblemOfDiscount(document, session) is string landing) return landing;
        return traced ? ProblemOfTrace(document, session, Engines[policy].Price(document.Request, context)) : null;
    }

    private static string? ProblemOfSums(AnyDocument document, PricingSession session)
    {
        decimal net = 0m, tax = 0m, step = document.Currency.SmallestUnit!.Value;
        for (int i = 0; i < session.Count; i++)
        {
            LineTotals line = session[i];
            net += line.Net;
            tax += line.Tax;
            if (decimal.Remainder(line.Net, step) != 0m) return $"the net of line {i}, {line.Net}, is no whole number of smallest units";
            if (decimal.Remainder(line.Tax, step) != 0m) return $"the tax of line {i}, {line.Tax}, is no whole number of smallest units";
        }

        return net != session.Net ? $"the lines come to {net}, the document to {session.Net}"
            : tax != session.Tax ? $"the taxes of the lines come to {tax}, those of the document to {session.Tax}"
            : null;
    }

    /// <summary>Without taxes in the price, the net is the net before, less the discount, rounded once.</summary>
    private static string? ProblemOfDiscount(AnyDocument document, PricingSession session)
    {
        if (document.Request.Lines.Any(static line => line.Taxes!.Any(static tax => tax.PriceIncluded && !tax.ReverseCharge))) return null;
        DiscountValue discount = document.Request.DocumentDiscount!.Value;
        (decimal net, decimal tax) = (session.Net, session.Tax);
        if (!session.SetDocumentDiscount(null).IsSuccess) return "it is refused without its discount";
        decimal before = session.Net;
        decimal off = discount.Unit switch
        {
            DiscountUnit.Percent => before * discount.Value / 100m,
            DiscountUnit.Amount => Math.Sign(before) * discount.Value,
            _ => before < 0m ? Math.Min(0m, before + discount.Value) : Math.Max(0m, before - discount.Value),
        };
        decimal expected = before == 0m ? 0m : document.Currency.Rounding(document.Policy.Rounding).Round(before < 0m ? Math.Min(0m, before - off) : Math.Max(0m, before - off));
        if (net != expected) return $"{before} less {discount} lands on {net} instead of {expected}";
        if (!session.SetDocumentDiscount(discount).IsSuccess) return "its discount is refused as an edit";
        return session.Net != net || session.Tax != tax ? $"after its discount was taken away and given again it is {session.Net} + {session.Tax} instead of {net} + {tax}" : null;
    }

    private static string? ProblemOfTrace(AnyDocument document, PricingSession session, Result<PricedQuote> engine)
    {
        if (!engine.IsSuccess) return "the engine refuses what the session prices";
        PricedQuote quote = engine.Value;
        if (quote.Totals != session.Totals) return $"the engine says {quote.Totals}, the session {session.Totals}";
        if (quote.Taxes.Sum(static t => t.Amount) != quote.Totals.Tax) return $"the groups of taxes come to {quote.Taxes.Sum(static t => t.Amount)}, the document to {quote.Totals.Tax}";
        for (int i = 0; i < quote.Lines.Count; i++)
        {
            if (quote.Lines[i].Net != session[i].Net || quote.Lines[i].Tax != session[i].Tax) return $"line {i} is another one in the session";
            if (ProblemOfLine(quote.Lines[i]) is string line) return $"line {i}: {line}";
        }

        return ProblemOfTaxes(document, quote)
            ?? (session.ToQuote() is { IsSuccess: true } again && again.Value.Lines.Zip(quote.Lines).All(static both => both.First.Waterfall.Steps.SequenceEqual(both.Second.Waterfall.Steps))
                ? null : "the trace of the session is another one");
    }

    private static string? ProblemOfLine(PricedLine line)
    {
        decimal amount = 0m, sum = 0m;
        foreach (PriceStep step in line.Waterfall.Steps)
        {
            if (step.In != amount) return $"the step {step} does not begin where the one before ended";
            amount = step.Out;
            sum += step.Delta;
        }

        return sum != line.Total ? $"the steps come to {sum}, the line to {line.Total}"
            : line.Waterfall.Net != line.Net ? $"the trace leaves {line.Waterfall.Net} net, the line says {line.Net}"
            : line.Taxes.Sum(static t => t.Amount) != line.Tax ? $"its taxes come to {line.Taxes.Sum(static t => t.Amount)}, the line says {line.Tax}"
            : null;
    }

    /// <summary>Each tax by itself: its lines add up to it, and the percentages are what each way of rounding promises.</summary>
    private static string? ProblemOfTaxes(AnyDocument document, PricedQuote quote)
    {
        RoundingRule rule = document.Currency.Rounding(document.Policy.Rounding);
        Dictionary<string, Tax> known = [];
        foreach (Tax tax in document.Request.Lines.SelectMany(static line => line.Taxes!)) known[tax.Id] = tax;
        foreach (TaxGroup group in quote.Taxes)
        {
            Tax tax = known[group.TaxId];
            if (tax.ReverseCharge) continue;
            TaxAmount[] lines = [.. quote.Lines.SelectMany(static line => line.Taxes).Where(t => t.TaxId == group.TaxId)];
            if (lines.Sum(static t => t.Amount) != group.Amount) return $"the lines owe {lines.Sum(static t => t.Amount)} of {group.TaxId}, the document {group.Amount}";
            if (tax.Kind != TaxKind.Percent || tax.PriceIncluded) continue;
            if (document.Policy.TaxRounding == TaxRounding.PerCategory && group.Amount != rule.Round(group.Base * tax.Amount / 100m)) return $"{group.TaxId} of {group.Base} is {group.Amount}";
            if (document.Policy.TaxRounding != TaxRounding.PerLine) continue;
            foreach (TaxAmount off in lines.Where(t => t.Amount != rule.Round(t.Base * tax.Amount / 100m))) return $"{off.TaxId} of {off.Base} is {off.Amount} on a line";
        }

        return null;
    }
}
