using Crm.Primitives;

namespace Crm.Pricing;

/// <summary>Chooses the price of a product by the declared order.</summary>
internal sealed class PriceSelector(CompiledCatalog catalog)
{
    private readonly PriceRanking _ranking = new(catalog.Definition.Selection);

    /// <summary>The winner and the price it is compared with; candidates are noted if a list is given.</summary>
    internal (SelectedPrice Calculated, SelectedPrice Original) Select(in PriceQuery query, List<PriceCandidate>? considered)
    {
        PriceWinners winners = default;
        Visit(query, null, considered, ref winners);
        SelectedPrice list = winners.List;
        SelectedPrice original = list.Found && list.Entry!.List.Origin == PriceOrigin.Override ? list : winners.Standard;
        SelectedPrice calculated = winners.Contracted.Found ? winners.Contracted
            : !list.Found ? winners.Standard
            : list.Entry!.List.Origin == PriceOrigin.Override || !winners.Standard.Found || PriceRanking.IsLower(list, winners.Standard) ? list
            : winners.Standard;
        if (considered is not null) MarkLosers(considered, calculated);
        return (calculated, original);
    }

    private static void MarkLosers(List<PriceCandidate> considered, SelectedPrice winner)
    {
        for (int i = 0; i < considered.Count; i++)
        {
            if (considered[i].Rejection == PriceRejection.None && considered[i].EntryId != winner.Entry!.Entry.Id)
                considered[i] = considered[i] with { Rejection = considered[i].Origin == winner.Entry.List.Origin ? PriceRejection.RankedLower : PriceRejection.Superseded };
        }
    }

    /// <summary>From the most specific target to the least. With a list named, only its prices count, and all for one kind.</summary>
    private void Visit(in PriceQuery query, PriceList? only, List<PriceCandidate>? considered, ref PriceWinners winners)
    {
        TargetWalk walk = new(query.Product, catalog.Everything);
        while (walk.MoveNext())
        {
            if (walk.Current.Prices.Length > 0) Scan(walk.Current.Prices, walk.Specificity, query, only, considered, ref winners);
        }
    }

    private void Scan(ReadOnlySpan<PriceSlot> slots, int specificity, in PriceQuery query, PriceList? only, List<PriceCandidate>? considered, ref PriceWinners winners)
    {
        // Without a quantity only the lower limit is asked, as for one unit: a catalogue page shows the price "from 1".
        decimal units = Math.Abs(query.Units ?? 1m);
        int standard = int.MaxValue, list = int.MaxValue, contracted = int.MaxValue;
        foreach (ref readonly PriceSlot slot in slots)
        {
            bool fits = units >= slot.MinUnits && (query.Units is null || units <= slot.MaxUnits);
            if (!fits && considered is null) continue;
            PriceOrigin origin = only is null ? slot.Origin : PriceOrigin.Base;
            ref int found = ref origin == PriceOrigin.Base ? ref standard : ref origin == PriceOrigin.Contracted ? ref contracted : ref list;
            // The slots stand by rank: what comes after a price that counts can only lose to it.
            if ((slot.Rank > found && considered is null) || (only is not null && !ReferenceEquals(slot.Entry.List, only))) continue;
            PriceRejection rejection = RejectionByContext(slot, query, only is not null);
            if (rejection == PriceRejection.None && !fits) rejection = units < slot.MinUnits ? PriceRejection.QuantityTooLow : PriceRejection.QuantityTooHigh;
            if (rejection == PriceRejection.None && slot.Entry.When?.IsSatisfiedBy(query.Bound.Facts) == false) rejection = PriceRejection.When;
            decimal? amount = rejection == PriceRejection.None ? AmountOf(slot.Entry, query, ref rejection) : null;
            considered?.Add(new PriceCandidate(slot.Entry.List.Id, slot.Entry.Entry.Id, slot.Origin, slot.Entry.Conditions, amount, rejection)
            {
                When = rejection == PriceRejection.When ? slot.Entry.When!.Explain(query.Bound.Facts) : null,
            });
            if (amount is not decimal value) continue;
            found = Math.Min(found, slot.Rank);
            SelectedPrice price = new(slot.Entry, specificity, value);
            ref SelectedPrice best = ref winners.Of(origin);
            if (_ranking.RanksBefore(price, best)) best = price;
        }
    }

    private static PriceRejection RejectionByContext(in PriceSlot slot, in PriceQuery query, bool asBase)
    {
        CompiledEntry entry = slot.Entry;
        PricingContext context = query.Context;
        if (entry.Currency != query.Currency && context.Rates is null) return PriceRejection.OtherCurrency;
        if (!asBase && query.Bound.Holds(slot.Guard)) return PriceRejection.None;
        if (!entry.CompiledList.Validity.Contains(context.AsOf) || !entry.Validity.Contains(context.AsOf)) return PriceRejection.NotValid;
        if (!asBase && !AttributeMatch.MatchesAll(entry.List.Conditions, context.Attributes)) return PriceRejection.ListCondition;
        return AttributeMatch.MatchesAll(entry.Entry.Conditions, context.Attributes) ? PriceRejection.None : PriceRejection.Condition;
    }

    private decimal? AmountOf(CompiledEntry compiled, in PriceQuery query, ref PriceRejection rejection)
    {
        decimal units = query.Units ?? 1m;
        decimal? amount = compiled.Entry.Price switch
        {
            null => Derived(compiled, query, units),
            CostPlusPrice when query.UnitCost is null => null,
            { NeedsPositiveQuantity: true } when units < 0m => null,
            PriceModel model => model.AmountOf(query.Input(units)),
        };
        if (amount is null) rejection = PriceRejection.NoBasePrice;
        // Costs and other lines are in the currency of the document already, whatever that of the list.
        Currency currency = compiled.Entry.Price is CostPlusPrice or PercentOfTotalPrice ? query.Bound.Currency : compiled.Currency;
        if (amount is null || currency == query.Currency) return amount;
        Result<Conversion> converted = query.Context.Rates!.Convert(new Money(amount.Value, currency), query.Currency, query.Context.RateDate ?? default);
        if (converted.IsSuccess) return converted.Value.Value.Amount;
        rejection = PriceRejection.OtherCurrency;
        return null;
    }

    /// <summary>
    /// The formula works in the unit of the line, so that its multiple is one of that unit. Without a multiple it is linear, and taken of the
    /// whole amount: a price by the quantity may have no last digit.
    /// </summary>
    private decimal? Derived(CompiledEntry compiled, in PriceQuery query, decimal units)
    {
        PriceWinners source = default;
        PriceQuery inListCurrency = query with { Currency = compiled.Currency };
        if (compiled.CompiledList.BasedOn is PriceList basedOn) Visit(inListCurrency, basedOn, null, ref source);
        else source.Standard = BestBase(inListCurrency);
        if (!source.Standard.Found) return null;
        PriceFormula formula = compiled.Entry.Formula!;
        if (formula.RoundTo is null) return units < 0m ? -formula.Apply(-source.Standard.Amount, -units) : formula.Apply(source.Standard.Amount, units);
        if (units == 0m) return 0m;
        decimal lineQuantity = units / query.UnitRatio;
        return formula.Apply(source.Standard.Amount / lineQuantity, query.UnitRatio) * lineQuantity;
    }

    /// <summary>The best base price that is not itself derived from base prices.</summary>
    private SelectedPrice BestBase(in PriceQuery query)
    {
        SelectedPrice best = default;
        foreach (PriceList list in catalog.PlainBaseLists)
        {
            if (!AttributeMatch.MatchesAll(list.Conditions, query.Context.Attributes)) continue;
            PriceWinners found = default;
            Visit(query, list, null, ref found);
            if (found.Standard.Found && _ranking.RanksBefore(found.Standard, best)) best = found.Standard;
        }

        return best;
    }
}
