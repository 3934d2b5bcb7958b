using System.Diagnostics.CodeAnalysis;
using System.Globalization;
using Crm.Primitives;

namespace Crm.Pricing;

/// <summary>Prices one line: the price, the discounts of every stage in their order, the rounding. Allocates nothing. Not thread-safe.</summary>
internal sealed class LinePricer(CompiledCatalog catalog, PriceSelector selector)
{
    private readonly BoundContext _bound = new(catalog);
    private readonly StackingPolicy _stacking = catalog.Definition.Policy.Stacking;
    private RuleSlot[] _rules = new RuleSlot[8];
    private int _ruleCount;
    private DiscountOffer[] _offers = new DiscountOffer[8];
    private RoundingRule _rounding;
    private SumLimit _limit;
    private int _decimals;

    /// <summary>The steps of the lines.</summary>
    internal WaterfallBuilder Steps { get; } = new();

    internal BoundContext Bound => _bound;

    internal void Bind(PricingContext context, Currency currency, RoundingRule rounding)
    {
        _bound.Bind(context, currency);
        (_rounding, _limit) = (rounding, new SumLimit(rounding));
        // A multiple of a power of ten is known by its scale and needs no rounding.
        _decimals = rounding.Step == new decimal(1, 0, 0, false, rounding.Step.Scale) ? rounding.Step.Scale : -1;
    }

    /// <summary>Prices a line. A percentage of other lines stops at the price; call <see cref="PriceOfTotal"/> when those are known.</summary>
    /// <returns>False if the line cannot be priced, and then the problems say why.</returns>
    internal bool Price(QuoteLineRequest line, int index, bool keepSteps, ref LineResult result, Problems problems)
    {
        result.Product = catalog.Product(line.Product);
        if (catalog.UnitFactor(line.Unit) is not decimal unitFactor)
        {
            problems.Error(Path(index, "unit"), "pricing.unit_unknown", $"The catalogue has no unit {line.Unit}: add it, or leave the unit out.");
            return false;
        }

        result.UnitRatio = line.Unit is null ? 1m : unitFactor / result.Product.UnitFactor;
        // Multiplied first: 24 pieces are 2 dozen, and not a twelfth that has no last digit.
        result.Units = line.Unit is null ? line.Quantity : line.Quantity * unitFactor / result.Product.UnitFactor;
        _bound.Facts.TurnTo(line.Product, result.Product, Math.Abs(result.Units));
        decimal? unitCost = line.UnitCost ?? _bound.CostOf(result.Product.Product);
        result.UnitCost = unitCost ?? 0m;
        result.Cost = unitCost is decimal cost ? Rounded(cost * result.Units) : null;
        result.BaseTotal = 0m;
        result.OfTotal = null;
        if (line.Price is PriceModel given && !CheckGiven(given, index, ref result, problems)) return false;
        return Finish(line, index, keepSteps, ofTotal: false, ref result, problems);
    }

    /// <summary>Prices a line that is a percentage of others.</summary>
    internal bool PriceOfTotal(QuoteLineRequest line, int index, decimal baseTotal, bool keepSteps, ref LineResult result, Problems problems)
    {
        result.BaseTotal = baseTotal;
        _bound.Facts.TurnTo(line.Product, result.Product, Math.Abs(result.Units));
        return Finish(line, index, keepSteps, ofTotal: true, ref result, problems);
    }

    /// <summary>The query that the line asks the catalogue.</summary>
    internal PriceQuery Query(in LineResult line) =>
        new(line.Product, line.Units, line.UnitRatio, _bound.Currency, _bound, line.Cost is null ? null : line.UnitCost, line.BaseTotal);

    /// <summary>Every rule that is aimed at the line, with what becomes of it, and the line's own discounts.</summary>
    internal IReadOnlyList<RuleConsideration> Explain(QuoteLineRequest line, ref LineResult result)
    {
        List<RuleConsideration> considered = [];
        NoteRejected(result.Product, result.Units, considered);
        WaterfallBuilder steps = new();
        steps.Begin(keep: false);
        steps.Add(PriceStage.List, "", result.Priced);
        Discount(line, steps, ref result, considered);
        return considered;
    }

    private static string Path(int index, string member) => string.Create(CultureInfo.InvariantCulture, $"/lines/{index}/{member}");

    private bool Finish(QuoteLineRequest line, int index, bool keepSteps, bool ofTotal, ref LineResult result, Problems problems)
    {
        Steps.Begin(keepSteps);
        if (line.Price is PriceModel given)
        {
            result.Entry = null;
            if (!ofTotal && given is PercentOfTotalPrice percent) return WaitForOthers(percent, ref result);
            result.List = result.Priced = given.AmountOf(new ChargeInput(result.Units, result.UnitCost, result.BaseTotal));
            Steps.Add(PriceStage.List, "given", result.List);
        }
        else
        {
            (SelectedPrice calculated, SelectedPrice original) = selector.Select(Query(result), null);
            if (!calculated.Found)
            {
                problems.Error(Path(index, "product"), "pricing.no_price",
                    string.Create(CultureInfo.InvariantCulture, $"No price of {line.Product} holds for {line.Quantity} in {_bound.Currency} then: add one, or give the line its own price."));
                return false;
            }

            result.Entry = calculated.Entry;
            if (!ofTotal && calculated.Entry!.OfTotal is PercentOfTotalPrice percent) return WaitForOthers(percent, ref result);
            AddPrice(calculated, original, ref result);
        }

        Discount(line, Steps, ref result, null);
        result.Unrounded = Steps.Amount;
        result.Amount = Rounded(Steps.Amount);
        if (result.Amount != result.Unrounded) Steps.Add(PriceStage.Rounding, "", result.Amount - result.Unrounded);
        (result.Steps, result.Pending) = (Steps.Range, false);
        return true;
    }

    private static bool WaitForOthers(PercentOfTotalPrice percent, ref LineResult result)
    {
        (result.OfTotal, result.Pending) = (percent, true);
        return true;
    }

    private decimal Rounded(decimal amount) => _limit.Checked(amount.Scale == _decimals ? amount : _rounding.RoundSettled(amount));

    private static bool CheckGiven(PriceModel given, int index, ref LineResult result, Problems problems)
    {
        if (!ReferenceEquals(given, result.Checked))
        {
            int errors = problems.Errors.Count;
            given.Check(Path(index, "price"), problems);
            if (problems.Errors.Count > errors) return false;
            result.Checked = given;
        }

        if (given is CostPlusPrice && result.Cost is null)
        {
            problems.Error(Path(index, "unitCost"), "pricing.cost_missing", "The price follows from a cost that is unknown in this currency: give the line or the product a unit cost.");
            return false;
        }

        if (result.Units >= 0m || !given.NeedsPositiveQuantity) return true;
        problems.Error(Path(index, "quantity"), "pricing.quantity_negative", "Tiers and packages begin at 0: price a credit per unit.");
        return false;
    }

    private void AddPrice(in SelectedPrice calculated, in SelectedPrice original, ref LineResult result)
    {
        string source = calculated.Entry!.Entry.Id;
        if (original.Found && !ReferenceEquals(original.Entry, calculated.Entry))
        {
            result.List = original.Amount;
            Steps.Add(PriceStage.List, original.Entry!.Entry.Id, original.Amount);
            Steps.Add(PriceStage.Contracted, source, calculated.Amount - original.Amount);
        }
        else
        {
            result.List = calculated.Amount;
            Steps.Add(PriceStage.List, source, calculated.Amount);
        }

        // What the steps come to: with 28 digits a difference may have dropped the last one.
        result.Priced = Steps.Amount;
    }

    /// <summary>Takes the stages in their order: the rules that apply stand in it already.</summary>
    private void Discount(QuoteLineRequest line, WaterfallBuilder steps, ref LineResult result, List<RuleConsideration>? considered)
    {
        CollectRules(result.Product, result.Units);
        result.BeforeGrant = result.AfterGrant = 0m;
        int rule = 0, own = line.Discounts.Count;
        if (_ruleCount == 0 && own == 0 && line.ProrateMultiplier == 1m) return;
        for (PriceStage stage = PriceStage.Schedule; stage <= PriceStage.Distributor; stage++)
        {
            decimal before = steps.Amount;
            if (stage == PriceStage.Proration)
            {
                if (line.ProrateMultiplier != 1m) steps.Add(stage, "proration", before * (line.ProrateMultiplier - 1m));
                continue;
            }

            int offers = 0;
            for (; rule < _ruleCount && _rules[rule].Rule.Rule.Stage == stage; rule++) Offer(_rules[rule].Rule.Offer, ref offers);
            for (int i = 0; i < own; i++)
            {
                if (line.Discounts[i].Stage == stage) Offer(new DiscountOffer(line.Discounts[i]), ref offers);
            }

            if (offers > 0) Take(stage, _offers.AsSpan(0, offers), result.Units, steps, considered);
            if (stage == PriceStage.Additional) (result.BeforeGrant, result.AfterGrant) = (before, steps.Amount);
        }
    }

    private void Take(PriceStage stage, Span<DiscountOffer> offers, decimal units, WaterfallBuilder steps, List<RuleConsideration>? considered)
    {
        DiscountStack.Apply(steps.Amount, units, offers, _stacking);
        foreach (ref readonly DiscountOffer offer in offers)
        {
            if (offer.Outcome == RuleOutcome.Applied) steps.Add(stage, offer.Id, -offer.Off);
            considered?.Add(new RuleConsideration(offer.Id, stage, offer.Outcome, offer.Outcome == RuleOutcome.Applied ? offer.Off : null));
        }
    }

    private void Offer(DiscountOffer offer, ref int offers)
    {
        if (offers == _offers.Length) Array.Resize(ref _offers, 2 * offers);
        _offers[offers++] = offer;
    }

    /// <summary>The rules that apply, in the order in which they do.</summary>
    private void CollectRules(ProductTarget product, decimal quantity)
    {
        _ruleCount = 0;
        decimal units = Math.Abs(quantity);
        TargetWalk walk = new(product, catalog.Everything);
        while (walk.MoveNext())
        {
            if (walk.Current.Rules.Length == 0) continue;
            foreach (ref readonly RuleSlot slot in _bound.RulesOf(walk.Current))
            {
                if (units >= slot.MinUnits && units <= slot.MaxUnits && _bound.Holds(slot.Guard)
                    && slot.Rule.When?.IsSatisfiedBy(_bound.Facts) != false)
                {
                    Insert(slot);
                }
            }
        }
    }

    /// <summary>Rules of one target come in their order, so few of them move.</summary>
    private void Insert(in RuleSlot slot)
    {
        if (_ruleCount == _rules.Length) Array.Resize(ref _rules, 2 * _ruleCount);
        int at = _ruleCount++;
        for (; at > 0 && _rules[at - 1].Order > slot.Order; at--) _rules[at] = _rules[at - 1];
        _rules[at] = slot;
    }

    private void NoteRejected(ProductTarget product, decimal quantity, List<RuleConsideration> considered)
    {
        decimal units = Math.Abs(quantity);
        TargetWalk walk = new(product, catalog.Everything);
        while (walk.MoveNext())
        {
            foreach (ref readonly RuleSlot slot in walk.Current.Rules.AsSpan())
            {
                if (slot.Rule.Explain(units, _bound.Context!, _bound.Facts) is RuleConsideration rejected) considered.Add(rejected);
            }
        }
    }
}
