using Crm.Primitives;

namespace Crm.Pricing;

/// <content>The trace: made from the same steps, when it is asked for.</content>
public sealed partial class PricingSession
{
    private readonly List<ChargePart> _parts = [];

    /// <summary>The priced document with the trace of every line.</summary>
    /// <returns>The document; or <c>pricing.overflow</c> if a number of the trace, such as a price by a tiny quantity, has too many digits.</returns>
    /// <exception cref="InvalidOperationException">No document has been priced.</exception>
    public Result<PricedQuote> ToQuote()
    {
        ThrowIfNoDocument();
        try
        {
            if (!_stepsKept) KeepSteps();
            PricedLine[] lines = new PricedLine[Count];
            for (int i = 0; i < lines.Length; i++) lines[i] = Line(i);
            return new PricedQuote(
                _catalog.Definition.Id, _catalog.Definition.Version, _context!.AsOf, _pricer.Bound.Currency.Code, lines, _taxes.Groups(), Totals);
        }
        catch (ArithmeticException)
        {
            ReportOverflow();
            return Refused();
        }
    }

    /// <summary>Why a line costs what it costs: every price and every rule considered, and why it was rejected.</summary>
    /// <param name="lineId">The id of the line.</param>
    /// <returns>The explanation; not found if there is no such line; <c>pricing.overflow</c> as for <see cref="ToQuote"/>.</returns>
    public Result<LineExplanation> Explain(string lineId)
    {
        ArgumentNullException.ThrowIfNull(lineId);
        int index = IndexOf(lineId);
        if (index < 0) return Result.NotFound($"The document has no line {lineId}.");
        try
        {
            if (!_stepsKept) KeepSteps();
            ref LineResult result = ref _results[index];
            _pricer.Bound.Facts.TurnTo(_lines[index].Product, result.Product, Math.Abs(result.Units));
            PriceSelection? prices = _lines[index].Price is null ? Select(_pricer.Query(result)) : null;
            return new LineExplanation(Line(index), prices, _pricer.Explain(_lines[index], ref result));
        }
        catch (ArithmeticException)
        {
            ReportOverflow();
            return Refused();
        }
    }

    /// <summary>The price of a product without a document.</summary>
    internal PriceSelection Select(string product, decimal? quantity, PricingContext context, Currency currency)
    {
        _pricer.Bound.Bind(context, currency);
        ProductTarget target = _catalog.Product(product);
        _pricer.Bound.Facts.TurnTo(product, target, Math.Abs(quantity ?? 1m));
        return Select(new PriceQuery(target, quantity, 1m, currency, _pricer.Bound, _pricer.Bound.CostOf(target.Product), 0m));
    }

    private PriceSelection Select(in PriceQuery query)
    {
        List<PriceCandidate> considered = [];
        (SelectedPrice calculated, SelectedPrice original) = _selector.Select(query, considered);
        return new PriceSelection(Candidate(calculated), Candidate(original), considered);
    }

    private static PriceCandidate? Candidate(SelectedPrice price) => price.Entry is CompiledEntry entry
        ? new PriceCandidate(entry.List.Id, entry.Entry.Id, entry.List.Origin, entry.Conditions, price.Amount, PriceRejection.None)
        : null;

    /// <summary>Prices every line once more, the same way, and keeps the steps this time.</summary>
    private void KeepSteps()
    {
        _pricer.Steps.Begin(keep: false);
        for (int i = 0; i < Count; i++)
        {
            LineResult result = _results[i];
            _pricer.Price(_lines[i], i, keepSteps: true, ref result, _problems);
            if (result.Pending) _pricer.PriceOfTotal(_lines[i], i, _results[i].BaseTotal, keepSteps: true, ref result, _problems);
            _results[i].Steps = result.Steps;
        }

        _stepsKept = true;
    }

    private PricedLine Line(int index)
    {
        ref readonly LineResult result = ref _results[index];
        QuoteLineRequest line = _lines[index];
        Charge charge = ChargeOf(line, result);
        TaxAmount[] taxes = _taxes.TaxesOf(index);
        return new PricedLine(
            line.Id, line.Product, line.Quantity, UnitPrice(charge, result.UnitRatio, line.Quantity),
            PercentOff(result.Priced * line.ProrateMultiplier, result.Unrounded), PercentOff(result.BeforeGrant, result.AfterGrant),
            _taxes.NetOf(index), _taxes.TaxOf(index), taxes, Waterfall(index, taxes), charge, result.Entry?.Entry.Id ?? "given")
        {
            Cost = result.Cost,
            UnitRatio = line.Unit is null ? null : result.UnitRatio,
        };
    }

    private PriceWaterfall Waterfall(int index, TaxAmount[] taxes)
    {
        ref readonly LineResult result = ref _results[index];
        decimal net = _taxes.NetOf(index), share = _shares[index];
        bool shares = share != 0m, included = net != result.Amount - share;
        int at = result.Steps.Count;
        PriceStep[] steps = new PriceStep[at + (shares ? 1 : 0) + (included ? 1 : 0) + taxes.Length];
        _pricer.Steps.CopyTo(result.Steps, steps);
        decimal amount = steps[at - 1].Out;
        if (shares) Add(PriceStage.Document, "document", -share);
        if (included) Add(PriceStage.IncludedTax, "included", net - amount);
        foreach (TaxAmount tax in taxes) Add(PriceStage.Tax, tax.TaxId, tax.Amount);
        return PriceWaterfall.OfJoined(steps);

        void Add(PriceStage stage, string id, decimal delta)
        {
            steps[at++] = new PriceStep(stage, id, amount, delta);
            amount += delta;
        }
    }

    private Charge ChargeOf(QuoteLineRequest line, in LineResult result)
    {
        PriceModel? model = result.Entry is null ? line.Price : result.Entry.Currency == _pricer.Bound.Currency ? result.Entry.Entry.Price : null;
        if (model is null)
            return Charge.Of([new ChargePart(0, result.Units, result.Units == 0m ? 0m : result.Priced / result.Units, 0m, result.Priced)]);
        _parts.Clear();
        model.Explain(new ChargeInput(result.Units, result.UnitCost, result.BaseTotal), _parts);
        return Charge.Of([.. _parts]);
    }

    private static decimal PercentOff(decimal before, decimal after) =>
        before == after || before == 0m ? 0m : (before - after) / before * 100m;

    private static decimal UnitPrice(Charge charge, decimal ratio, decimal quantity) =>
        charge.Parts.Count == 1 && charge.Parts[0].FlatFee == 0m && ratio == 1m && charge.Parts[0].Quantity == quantity ? charge.Parts[0].UnitPrice
        : quantity == 0m ? 0m : charge.Amount / quantity;
}
