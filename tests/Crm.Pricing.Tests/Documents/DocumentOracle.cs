using Crm.Primitives;

namespace Crm.Pricing.Tests.Documents;

/// <summary>
/// A whole document in exact fractions, written from the documentation as plainly as it can be said: every price and every rule is looked at for
/// every line, nothing is remembered, nothing is computed in decimals.
/// </summary>
internal sealed class DocumentOracle
{
    private readonly PriceCatalog _catalog;
    private readonly QuoteRequest _request;
    private readonly OraclePrices _prices;
    private readonly RoundingRule _rule;

    internal DocumentOracle(PriceCatalog catalog, QuoteRequest request, PricingContext context)
    {
        (_catalog, _request) = (catalog, request);
        _prices = new OraclePrices(catalog, context);
        _rule = Currency.Of(context.Currency).Rounding(catalog.Policy.Rounding);
        Lines = [.. request.Lines.Select(Begun)];
        foreach (OracleLine line in Lines) Price(line, null);
        if (Lines.Any(static line => line.Problem is not null)) return;
        foreach (OracleLine line in Lines.Where(static line => line.OfTotal)) Price(line, BaseTotal);
        if (Lines.Any(static line => line.Problem is not null)) return;
        Share();
        Tax();
    }

    internal OracleLine[] Lines { get; }

    internal List<OracleGroup> Groups { get; } = [];

    internal Fraction Net => Fraction.Sum(Lines.Select(static line => line.Net));

    internal Fraction TaxTotal { get; private set; }

    private OracleLine Begun(QuoteLineRequest request)
    {
        CatalogProduct product = _prices.Product(request.Product);
        Fraction units = request.Unit is null ? request.Quantity : request.Quantity * (Fraction)_prices.Factor(request.Unit) / _prices.Factor(product.Unit);
        OracleLine line = new(request, product, units) { UnitCost = request.UnitCost is decimal cost ? cost : _prices.CostOf(product) };
        line.Cost = line.UnitCost is Fraction known ? (known * units).Rounded(_rule) : null;
        return line;
    }

    /// <summary>The sum of the lines that are no percentages of others themselves, rounded as they are, before the document's discount.</summary>
    private Fraction BaseTotal(PercentOfTotalPrice percent) =>
        Fraction.Sum(Lines.Where(other => !other.OfTotal && (percent.Category is null || _prices.IsIn(other.Product, percent.Category))).Select(static other => other.Amount));

    private void Price(OracleLine line, Func<PercentOfTotalPrice, Fraction>? baseTotal)
    {
        Fraction amount;
        if (line.Request.Price is PriceModel given)
        {
            if (given is PercentOfTotalPrice && baseTotal is null)
            {
                line.OfTotal = true;
                return;
            }

            if (OraclePrices.AmountOf(given, line, given is PercentOfTotalPrice percent ? baseTotal!(percent) : 0m) is not Fraction known)
            {
                line.Problem = given is CostPlusPrice ? "pricing.cost_missing" : "pricing.quantity_negative";
                return;
            }

            (line.Source, line.List, amount) = ("given", known, known);
        }
        else
        {
            // Which percentage it is, is seen where nothing has been priced yet.
            if (_prices.Select(line, 0m) is not { } first)
            {
                line.Problem = "pricing.no_price";
                return;
            }

            if (first.Calculated.Model is PercentOfTotalPrice percent)
            {
                line.OfTotal = true;
                if (baseTotal is null) return;
                first = _prices.Select(line, baseTotal(percent))!.Value;
            }

            (line.Source, line.List, amount) = (first.Calculated.Id, first.Original, first.Calculated.Amount);
        }

        line.After[PriceStage.Contracted] = amount;
        for (PriceStage stage = PriceStage.Schedule; stage <= PriceStage.Distributor; stage++)
            line.After[stage] = amount = stage == PriceStage.Proration ? amount * line.Request.ProrateMultiplier : OracleDiscounts.Left(amount, line.Units, Offers(line, stage), _catalog.Policy.Stacking);
        line.Unrounded = amount;
        line.Amount = amount.Rounded(_rule);
    }

    private OracleDiscounts.Offer[] Offers(OracleLine line, PriceStage stage) =>
    [
        .. _catalog.Rules.Where(rule => rule.Stage == stage && _prices.Holds(rule, line)).OrderByDescending(static r => r.Priority).ThenBy(static r => r.Id, StringComparer.Ordinal)
            .Select(static r => new OracleDiscounts.Offer(r.Id, r.Value, r.Schedule, r.Cumulative, r.ExclusiveGroup)),
        .. line.Request.Discounts.Where(d => d.Stage == stage).Select(static d => new OracleDiscounts.Offer(d.Id, d.Value, null, d.Cumulative, d.ExclusiveGroup)),
    ];

    private void Share()
    {
        Fraction sum = Fraction.Sum(Lines.Select(static line => line.Amount));
        if (_request.DocumentDiscount is not DiscountValue discount || sum.Sign == 0) return;
        Fraction off = OracleDiscounts.Limited(sum, OracleDiscounts.Off(discount, sum, sum.Sign < 0 ? -1m : 1m)), less = sum - (sum - off).Rounded(_rule);
        (Fraction Exact, Fraction Rounded)[] shares = [.. Lines.Select(line => line.Amount * less / sum).Select(exact => (exact, exact.Rounded(_rule)))];
        for (int i = 0; i < Lines.Length; i++) Lines[i].Share = shares[i].Rounded;
        Fraction left = less - Fraction.Sum(shares.Select(static s => s.Rounded));
        if (left.Sign != 0) OracleTax.Spread(left, _rule.Step, shares, (i, by) => Lines[i].Share += by);
    }

    private void Tax()
    {
        bool perLine = _catalog.Policy.TaxRounding == TaxRounding.PerLine, perDocument = _catalog.Policy.TaxRounding == TaxRounding.PerDocument;
        foreach (OracleLine line in Lines)
        {
            IReadOnlyList<Tax> taxes = line.Request.Taxes ?? line.Product.Taxes;
            (Fraction net, Fraction[] amounts, Fraction[] bases) = OracleTax.Of(line.Amount - line.Share, line.Request.Quantity, taxes, perLine ? _rule : default);
            (line.ExactNet, line.Net) = (net, net.Rounded(_rule));
            line.Taxes = [.. taxes.Select((tax, i) => new OracleTax(tax, bases[i], amounts[i], _rule))];
        }

        if (perDocument)
        {
            Fraction off = Fraction.Sum(Lines.Select(static line => line.ExactNet)).Rounded(_rule) - Net;
            if (off.Sign != 0) OracleTax.Spread(off, _rule.Step, [.. Lines.Select(static line => (line.ExactNet, line.Net))], (i, by) => Lines[i].Net += by);
        }

        // A tax record is an id with its rate: the same id at another rate is another record.
        foreach (IGrouping<(string, bool, TaxKind, decimal), OracleTax> record in Lines.SelectMany(static line => line.Taxes).GroupBy(static t => (t.Tax.Id, t.Tax.ReverseCharge, t.Tax.Kind, t.Tax.Amount)))
        {
            OracleTax[] taxes = [.. record];
            Tax tax = taxes[0].Tax;
            Fraction bases = Fraction.Sum(taxes.Select(t => perDocument ? t.Base : t.RoundedBase)), rounded = Fraction.Sum(taxes.Select(static t => t.Final));
            Fraction final = perLine ? rounded
                : perDocument || tax.Kind != TaxKind.Percent ? Fraction.Sum(taxes.Select(static t => t.Amount)).Rounded(_rule)
                : (bases * tax.Amount / 100m).Rounded(_rule);
            if (final != rounded) OracleTax.Spread(final - rounded, _rule.Step, [.. taxes.Select(static t => (t.Amount, t.Final))], (i, by) => taxes[i].Final += by);
            Groups.Add(new OracleGroup(tax.Id, bases.Rounded(_rule), final));
            if (tax.ReverseCharge) Groups.Add(new OracleGroup(tax.Id, bases.Rounded(_rule), -final));
            else TaxTotal += final;
        }
    }
}
