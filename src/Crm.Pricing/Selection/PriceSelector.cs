using Crm.Primitives;

namespace Crm.Pricing;

/// <summary>Chooses the price of a product by the declared order.</summary>
internal sealed class PriceSelector(CompiledCatalog catalog)
{
    private const int OwnPrice = 1_000_000, PriceOfProduct = 999_999, NearestCategory = 500_000;

    private readonly SelectionCriterion[] _criteria = [.. catalog.Definition.Selection.Criteria];

    /// <summary>The winner and the price it is compared with; candidates are noted if a list is given.</summary>
    internal (SelectedPrice Calculated, SelectedPrice Original) Select(in PriceQuery query, List<PriceCandidate>? considered)
    {
        SelectedPrice standard = default, list = default, contracted = default;
        Visitor visitor = new(this, query, considered, onlyList: null);
        visitor.Visit(ref standard, ref list, ref contracted);
        SelectedPrice original = list.Found && list.Entry!.List.Origin == PriceOrigin.Override ? list : standard;
        SelectedPrice calculated = contracted.Found ? contracted
            : !list.Found ? standard
            : list.Entry!.List.Origin == PriceOrigin.Override || !standard.Found || list.Amount < standard.Amount ? list
            : standard;
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

    /// <summary>True if the left price ranks before the right one. The ids come last, so there is always an answer.</summary>
    private bool RanksBefore(in SelectedPrice left, in SelectedPrice right)
    {
        if (!right.Found) return true;
        foreach (SelectionCriterion criterion in _criteria)
        {
            int order = criterion switch
            {
                SelectionCriterion.Priority => left.Entry!.Entry.Priority.CompareTo(right.Entry!.Entry.Priority),
                SelectionCriterion.MatchedConditions => left.Entry!.Conditions.CompareTo(right.Entry!.Conditions),
                SelectionCriterion.Specificity => left.Specificity.CompareTo(right.Specificity),
                SelectionCriterion.MinQuantity => (left.Entry!.Entry.MinQuantity ?? decimal.MinValue).CompareTo(right.Entry!.Entry.MinQuantity ?? decimal.MinValue),
                _ => right.Amount.CompareTo(left.Amount),
            };
            if (order != 0) return order > 0;
        }

        return string.CompareOrdinal(left.Entry!.Entry.Id, right.Entry!.Entry.Id) < 0;
    }

    private readonly struct Visitor(PriceSelector selector, PriceQuery query, List<PriceCandidate>? considered, string? onlyList)
    {
        internal void Visit(ref SelectedPrice standard, ref SelectedPrice list, ref SelectedPrice contracted)
        {
            CompiledCatalog catalog = selector.Catalog;
            Scan(catalog.Prices.OfProduct(query.Product.Id), OwnPrice, ref standard, ref list, ref contracted);
            Scan(catalog.Prices.OfProduct(query.Product.Product.VariantOf), PriceOfProduct, ref standard, ref list, ref contracted);
            for (int i = 0; i < query.Product.Categories.Length; i++)
                Scan(catalog.Prices.OfCategory(query.Product.Categories[i]), NearestCategory - i, ref standard, ref list, ref contracted);
            Scan(catalog.Prices.OfAny, 0, ref standard, ref list, ref contracted);
        }

        private void Scan(ReadOnlySpan<CompiledEntry> entries, int specificity, ref SelectedPrice standard, ref SelectedPrice list, ref SelectedPrice contracted)
        {
            foreach (CompiledEntry entry in entries)
            {
                if (onlyList is not null && entry.List.Id != onlyList) continue;
                PriceRejection rejection = Reject(entry);
                decimal? amount = rejection == PriceRejection.None ? AmountOf(entry, ref rejection) : null;
                considered?.Add(new PriceCandidate(entry.List.Id, entry.Entry.Id, entry.List.Origin, entry.Conditions, amount, rejection));
                if (amount is not decimal value) continue;
                SelectedPrice price = new(entry, specificity, value);
                ref SelectedPrice best = ref entry.List.Origin == PriceOrigin.Base || onlyList is not null ? ref standard
                    : ref entry.List.Origin == PriceOrigin.Contracted ? ref contracted : ref list;
                if (selector.RanksBefore(price, best)) best = price;
            }
        }

        private PriceRejection Reject(CompiledEntry compiled)
        {
            PriceEntry entry = compiled.Entry;
            PricingContext context = query.Context;
            if (compiled.Currency != query.Currency && context.Rates is null) return PriceRejection.OtherCurrency;
            if (compiled.List.ValidFrom > context.AsOf || compiled.List.ValidTo < context.AsOf || entry.ValidFrom > context.AsOf || entry.ValidTo < context.AsOf)
                return PriceRejection.NotValid;
            if (onlyList is null && !AttributeMatch.MatchesAll(compiled.List.Conditions, context.Attributes)) return PriceRejection.ListCondition;
            if (!AttributeMatch.MatchesAll(entry.Conditions, context.Attributes)) return PriceRejection.Condition;
            // Without a quantity only the lower limit is asked, as for one unit: a catalogue page shows the price "from 1".
            decimal units = Math.Abs(query.Units ?? 1m);
            if (units < entry.MinQuantity) return PriceRejection.QuantityTooLow;
            return query.Units is not null && units > entry.MaxQuantity ? PriceRejection.QuantityTooHigh : PriceRejection.None;
        }

        private decimal? AmountOf(CompiledEntry compiled, ref PriceRejection rejection)
        {
            decimal units = query.Units ?? 1m;
            decimal? amount = compiled.Entry.Price is PriceModel model
                ? model.NeedsPositiveQuantity && units < 0m ? null : model.AmountOf(query.Input(units))
                : Derived(compiled, units);
            if (amount is null) rejection = PriceRejection.NoBasePrice;
            if (amount is null || compiled.Currency == query.Currency) return amount;
            Result<Conversion> converted = query.Context.Rates!.Convert(new Money(amount.Value, compiled.Currency), query.Currency, query.Context.RateDate ?? default);
            if (converted.IsSuccess) return converted.Value.Value.Amount;
            rejection = PriceRejection.OtherCurrency;
            return null;
        }

        /// <summary>The formula works in the unit of the line, so that its multiple is one of that unit.</summary>
        private decimal? Derived(CompiledEntry compiled, decimal units)
        {
            SelectedPrice source = default, none = default;
            PriceQuery inListCurrency = query with { Currency = compiled.Currency };
            if (compiled.List.BasedOn is string basedOn) new Visitor(selector, inListCurrency, null, basedOn).Visit(ref source, ref none, ref none);
            else selector.SelectBase(inListCurrency, ref source);
            if (!source.Found || units == 0m) return source.Found ? 0m : null;
            decimal lineQuantity = units / query.UnitRatio;
            return compiled.Entry.Formula!.Apply(source.Amount / lineQuantity, query.UnitRatio) * lineQuantity;
        }
    }

    private CompiledCatalog Catalog { get; } = catalog;

    /// <summary>The best base price that is not itself derived from base prices.</summary>
    private void SelectBase(in PriceQuery query, ref SelectedPrice source)
    {
        SelectedPrice best = default, none = default;
        foreach (PriceList list in Catalog.PlainBaseLists)
        {
            if (!AttributeMatch.MatchesAll(list.Conditions, query.Context.Attributes)) continue;
            SelectedPrice found = default;
            new Visitor(this, query, null, list.Id).Visit(ref found, ref none, ref none);
            if (found.Found && RanksBefore(found, best)) best = found;
        }

        source = best;
    }
}
