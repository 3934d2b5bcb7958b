using System.Globalization;

namespace Crm.Pricing;

/// <summary>Prices against each other: ties that only the id breaks, prices that another one always outranks, breaks at which the total falls.</summary>
internal sealed class PriceAnalysis
{
    private readonly ProductTree _tree;
    private readonly TargetGroups<PlacedPrice> _prices;
    private readonly Findings _findings;
    private readonly SelectionCriterion[] _criteria;
    private readonly bool _byPriority, _byConditions, _byMinQuantity, _byAmount, _bySpecificity;
    private readonly bool _prioritiesDiffer, _breaks;

    /// <summary>True if some price is for more than a product, or for a product that has variants.</summary>
    private readonly bool _hasBroad;
    private readonly HashSet<string> _bases;
    private readonly Dictionary<int, PlacedPrice[]> _strongest = [];

    internal PriceAnalysis(PriceCatalog catalog, ProductTree tree, TargetGroups<PlacedPrice> prices, Findings findings)
    {
        (_tree, _prices, _findings) = (tree, prices, findings);
        _criteria = [.. catalog.Selection.Criteria];
        _byPriority = _criteria.Contains(SelectionCriterion.Priority);
        _byConditions = _criteria.Contains(SelectionCriterion.MatchedConditions);
        _byMinQuantity = _criteria.Contains(SelectionCriterion.MinQuantity);
        _bySpecificity = _criteria.Contains(SelectionCriterion.Specificity);
        _byAmount = _criteria.Contains(SelectionCriterion.LowerAmount);
        // Where the lower amount is asked before the quantity, the lower of two totals wins and there is no break to speak of.
        _breaks = _byMinQuantity && (!_byAmount || Array.IndexOf(_criteria, SelectionCriterion.LowerAmount) > Array.IndexOf(_criteria, SelectionCriterion.MinQuantity));
        _bases = [.. catalog.PriceLists.Select(static l => l.BasedOn).OfType<string>()];
        _hasBroad = prices[0].Length > 0 || catalog.Products.Any(static p => p.VariantOf is not null);
        for (int g = 1; g < prices.Count && !_hasBroad; g++) _hasBroad = prices.Target(g).Product is null;
        int? first = null;
        for (int g = 0; g < prices.Count && !_prioritiesDiffer; g++)
        {
            foreach (PlacedPrice price in prices[g]) _prioritiesDiffer |= (first ??= price.Entry.Priority) != price.Entry.Priority;
        }
    }

    internal void Run()
    {
        for (int g = 0; g < _prices.Count; g++)
        {
            Span<PlacedPrice> group = _prices[g];
            if (group.Length > CatalogAnalysis.Window) group.Sort(ByRank);
            for (int i = 1; i < group.Length; i++)
            {
                for (int k = Math.Max(0, i - CatalogAnalysis.Window); k < i; k++)
                {
                    if (group[i].OriginGroup == group[k].OriginGroup && group[i].Entry.Priority == group[k].Entry.Priority | !_byPriority) Tie(group[k], group[i]);
                }
            }

            if (!_bySpecificity && _hasBroad) TiesAround(g);
            if (_breaks) Breaks(group);
            if (_prioritiesDiffer && _byPriority) Shadows(g);
            FallingBlocks(group);
        }
    }

    /// <summary>Where specificity is no criterion, the price of a product ties with that of its category, or of everything, as well.</summary>
    private void TiesAround(int group)
    {
        foreach (PlacedPrice[] others in Around(group))
        {
            foreach (PlacedPrice price in _prices[group])
            {
                foreach (PlacedPrice other in others)
                {
                    if (price.OriginGroup == other.OriginGroup && price.Entry.Priority == other.Entry.Priority | !_byPriority) Tie(other, price);
                }
            }
        }
    }

    private static int ByRank(PlacedPrice a, PlacedPrice b)
    {
        int order = a.OriginGroup.CompareTo(b.OriginGroup);
        if (order == 0) order = b.Entry.Priority.CompareTo(a.Entry.Priority);
        if (order == 0) order = a.Conditions.CompareTo(b.Conditions);
        if (order == 0) order = Nullable.Compare(a.Entry.MinQuantity, b.Entry.MinQuantity);
        return order != 0 ? order : string.CompareOrdinal(a.Entry.Id, b.Entry.Id);
    }

    private void Tie(in PlacedPrice a, in PlacedPrice b)
    {
        if ((_byMinQuantity && a.Entry.MinQuantity != b.Entry.MinQuantity) || (_byConditions && a.Conditions != b.Conditions)
            || !string.Equals(a.List.Currency, b.List.Currency, StringComparison.Ordinal)
            || (_byAmount && !SamePrice.Is(a, b))
            || !CaseScope.Of(a.List, a.Entry).Overlaps(CaseScope.Of(b.List, b.Entry))
            || !_findings.Take("pricing.price_tie"))
            return;
        (PlacedPrice winner, PlacedPrice loser) = string.CompareOrdinal(a.Entry.Id, b.Entry.Id) < 0 ? (a, b) : (b, a);
        _findings.Add(loser.Path, "pricing.price_tie", SamePrice.Is(a, b)
            ? $"The prices {winner.Entry.Id} and {loser.Entry.Id} are the same for the same case, and only the ids decide which one is named: remove one of them."
            : $"The prices {winner.Entry.Id} and {loser.Entry.Id} match the same case and rank the same, so that only the ids decide: give one of them a higher priority, or a condition.");
    }

    /// <summary>Prices of one product, one after the other by lowest quantity: the whole unit at which the total falls.</summary>
    private void Breaks(ReadOnlySpan<PlacedPrice> group)
    {
        for (int i = 0; i < group.Length; i++)
        {
            if (group[i].Entry is not { MinQuantity: > 0m, Price: PerUnitPrice next }) continue;
            int before = -1;
            int from = group.Length > CatalogAnalysis.Window ? Math.Max(0, i - CatalogAnalysis.Window) : 0, to = group.Length > CatalogAnalysis.Window ? i : group.Length;
            for (int k = from; k < to; k++)
            {
                if (IsBefore(group[k], group[i]) && (before < 0 || (group[before].Entry.MinQuantity ?? 0m) < (group[k].Entry.MinQuantity ?? 0m))) before = k;
            }

            if (before >= 0) Break(group[before], group[i], next);
        }
    }

    private static bool IsBefore(in PlacedPrice a, in PlacedPrice b) =>
        a.ListIndex == b.ListIndex && a.Entry.Price is PerUnitPrice && (a.Entry.MinQuantity ?? 0m) < b.Entry.MinQuantity && a.Entry.Priority == b.Entry.Priority
        && a.Entry.ValidFrom == b.Entry.ValidFrom && a.Entry.ValidTo == b.Entry.ValidTo
        && (ReferenceEquals(a.Entry.Conditions, b.Entry.Conditions) || a.Entry.Conditions.Count + b.Entry.Conditions.Count == 0);

    private void Break(in PlacedPrice a, in PlacedPrice b, PerUnitPrice next)
    {
        decimal begin = b.Entry.MinQuantity!.Value;
        if (begin > 1_000_000_000m) return;
        decimal end = decimal.Ceiling(begin) - 1m;
        if (a.Entry.MaxQuantity < end) end = a.Entry.MaxQuantity.Value;
        decimal unit = ((PerUnitPrice)a.Entry.Price!).UnitPrice;
        // A difference below a billion units overflows only with prices that no currency has.
        if (end < (a.Entry.MinQuantity ?? 0m) || Math.Abs(unit) > 1_000_000_000_000m || Math.Abs(next.UnitPrice) > 1_000_000_000_000m) return;
        decimal atEnd = unit * end, atBegin = next.UnitPrice * begin;
        if (atBegin < atEnd && _findings.Take("pricing.volume_total_falls"))
            _findings.Add(b.Path, "pricing.volume_total_falls", string.Create(CultureInfo.InvariantCulture,
                $"By {a.Entry.Id} {end} units cost {atEnd}, by {b.Entry.Id} {begin} units cost {atBegin}: intended, or should the prices be tiers of a graduated price?"));
    }

    private void FallingBlocks(ReadOnlySpan<PlacedPrice> group)
    {
        foreach (PlacedPrice price in group)
        {
            if (price.Entry.Price is not (BlockPrice or TieredPackagePrice)) continue;
            foreach ((int tier, decimal end, decimal atEnd, decimal next) in FallingTotals.Of(price.Entry.Price))
            {
                if (_findings.Take("pricing.volume_total_falls"))
                    _findings.Add(FormattableString.Invariant($"{price.Path}/price/{(price.Entry.Price is BlockPrice ? "blocks" : "tiers")}/{tier}"), "pricing.volume_total_falls",
                        string.Create(CultureInfo.InvariantCulture, $"By {price.Entry.Id} {end} units cost {atEnd}, right after that the total is {next}: intended, or is a price wrong?"));
            }
        }
    }

    private void Shadows(int group)
    {
        Span<PlacedPrice> own = _prices[group];
        // Most products have a few prices and no category has any: nothing is gathered or sorted for those.
        ReadOnlySpan<PlacedPrice> strongest = own.Length > CatalogAnalysis.Window ? Strongest(group) : own;
        List<PlacedPrice[]>? around = _hasBroad ? Around(group) : null;
        foreach (PlacedPrice price in own)
        {
            bool found = IsShadowed(price, strongest, sameTarget: true);
            for (int s = 0; s < around?.Count && !found; s++) found = IsShadowed(price, around[s], sameTarget: false);
        }
    }

    private List<PlacedPrice[]> Around(int group)
    {
        (string? product, string? category) = _prices.Target(group);
        List<PlacedPrice[]> around = [];
        foreach ((string? p, string? c) in _tree.Around(product, category))
        {
            if (Strongest(p, c) is { Length: > 0 } prices) around.Add(prices);
            // The four nearest with prices: a chain of categories is seldom longer, and the cost stays bounded.
            if (around.Count == 4) break;
        }

        if (group != 0) around.Add(Strongest(0));
        return around;
    }

    private bool IsShadowed(in PlacedPrice price, ReadOnlySpan<PlacedPrice> others, bool sameTarget)
    {
        foreach (PlacedPrice other in others)
        {
            if (other.Entry.Priority <= price.Entry.Priority || !Outranks(other, price, sameTarget)) continue;
            if (_findings.Take("pricing.price_shadowed"))
                _findings.Add(price.Path, "pricing.price_shadowed", $"The price {price.Entry.Id} never counts: {other.Entry.Id} matches whenever it does and ranks higher. Remove it, or raise its priority.");
            return true;
        }

        return false;
    }

    /// <summary>True if the stronger price matches in every case of the weaker one, has an amount then, and ranks before it.</summary>
    private bool Outranks(in PlacedPrice stronger, in PlacedPrice weaker, bool sameTarget)
    {
        if (stronger.OriginGroup != weaker.OriginGroup || stronger.List.Currency != weaker.List.Currency || stronger.Entry.Price is null or CostPlusPrice) return false;
        if (stronger.Entry.Price.NeedsPositiveQuantity && weaker.Entry.Price is not { NeedsPositiveQuantity: true }) return false;
        // A list that others derive from is also asked by itself, and then without its conditions.
        bool alone = _bases.Contains(weaker.List.Id);
        if (alone && stronger.ListIndex != weaker.ListIndex) return false;
        bool covers = alone
            ? CaseScope.WithinList(stronger.List, stronger.Entry).Covers(CaseScope.WithinList(weaker.List, weaker.Entry))
            : CaseScope.Of(stronger.List, stronger.Entry).Covers(CaseScope.Of(weaker.List, weaker.Entry));
        return covers && RanksBefore(stronger, weaker, sameTarget);
    }

    private bool RanksBefore(in PlacedPrice a, in PlacedPrice b, bool sameTarget)
    {
        foreach (SelectionCriterion criterion in _criteria)
        {
            int order = criterion switch
            {
                SelectionCriterion.Priority => a.Entry.Priority.CompareTo(b.Entry.Priority),
                SelectionCriterion.MatchedConditions => a.Conditions.CompareTo(b.Conditions),
                SelectionCriterion.Specificity => sameTarget ? 0 : -1,
                SelectionCriterion.MinQuantity => (a.Entry.MinQuantity ?? decimal.MinValue).CompareTo(b.Entry.MinQuantity ?? decimal.MinValue),
                _ => -1, // Which amount is lower depends on the quantity.
            };
            if (order != 0) return order > 0;
        }

        return false;
    }

    private PlacedPrice[] Strongest(string? product, string? category)
    {
        ReadOnlySpan<PlacedPrice> group = product is not null ? _prices.OfProduct(product) : _prices.OfCategory(category!);
        return group.IsEmpty ? [] : Strongest(_prices.Group(product, category));
    }

    /// <summary>The prices of a group with the highest priorities, in descending order.</summary>
    private PlacedPrice[] Strongest(int group)
    {
        if (_strongest.TryGetValue(group, out PlacedPrice[]? known)) return known;
        PlacedPrice[] sorted = [.. _prices[group]];
        Array.Sort(sorted, static (a, b) => a.Entry.Priority != b.Entry.Priority ? b.Entry.Priority.CompareTo(a.Entry.Priority) : string.CompareOrdinal(a.Entry.Id, b.Entry.Id));
        return _strongest[group] = sorted.Length > CatalogAnalysis.Window ? sorted[..CatalogAnalysis.Window] : sorted;
    }
}
