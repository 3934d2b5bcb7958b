using Crm.Primitives;

namespace Crm.Pricing;

/// <summary>Branch and bound over the promotions in their order: with each, then without it.</summary>
/// <remarks>
/// <para>The bound: what remains takes at most a known amount off the prices (percentages one after the other, amounts in full), and a unit
/// off a price takes at most <c>_grossFactor</c> off the total. So no combination below a branch can cost less than the bound, and a branch
/// that cannot beat the best deal known is left. A promotion that changes nothing is left out.</para>
/// <para>Rounding moves each side of a line by less than one smallest unit, here and at the end, however many promotions lie between. Those of
/// the order come last and take whole units from rounded lines: on the side of the prices they are exact.</para>
/// </remarks>
internal sealed class BestDealSearch
{
    private readonly Promotion[] _promotions;
    private readonly Func<CartState, decimal> _total;
    private readonly CancellationToken _cancellation;
    private readonly Cart _cart;
    private readonly CartState _start;
    private readonly RoundingRule _rounding;
    private readonly decimal _roundedLines, _grossFactor, _itemSlack, _orderSlack, _shipping;
    private readonly List<int> _chosen = [];
    private readonly HashSet<string> _groups = new(StringComparer.Ordinal);
    private decimal _best;
    private CartState _bestState;
    private int[] _bestChosen = [];

    internal BestDealSearch(Cart cart, RoundingRule rounding, Promotion[] promotions, Func<CartState, decimal> total, CancellationToken cancellation)
    {
        (_cart, _promotions, _total, _cancellation) = (cart, promotions, total, cancellation);
        _start = _bestState = new CartState(cart, rounding);
        _best = total(_start);
        decimal orderTax = cart.OrderTaxPercents.Sum(static p => Math.Abs(p)) / 100m;
        _rounding = rounding;
        _roundedLines = rounding.Step * cart.Lines.Count;
        // A tax below 0 makes a net that is more than its price.
        decimal side = cart.Lines.Select(l => cart.PricesIncludeTax ? 1m / (1m + (Math.Min(0m, l.TaxPercent) / 100m)) : 1m + (Math.Max(0m, l.TaxPercent) / 100m)).Append(1m).Max();
        _grossFactor = side * (1m + orderTax);
        decimal taxSlack = rounding.Step * cart.OrderTaxPercents.Count;
        _itemSlack = 2m * ((_roundedLines * (1m + side) * (1m + orderTax)) + taxSlack);
        _orderSlack = cart.PricesIncludeTax && taxSlack == 0m ? 0m : 2m * ((_roundedLines * (1m + orderTax)) + taxSlack);
        _shipping = cart.Shipping is CartCharge charge ? Math.Max(0m, _start.Side(charge, withTax: true)) : 0m;
    }

    /// <summary>How many combinations were looked at.</summary>
    internal long Examined { get; private set; } = 1;

    internal (CartState State, int[] Chosen) Run()
    {
        for (int i = 0; i < _promotions.Length; i++)
        {
            if (_promotions[i].Combination != PromotionCombination.Exclusive || !_start.Allows(_promotions[i])) continue;
            CartState alone = _start.Copy();
            if (!alone.Apply(_promotions[i])) continue;
            Examined++;
            Offer(alone, [i]);
        }

        Search(0, _start);
        return (_bestState, _bestChosen);
    }

    private void Search(int i, CartState state)
    {
        _cancellation.ThrowIfCancellationRequested();
        while (i < _promotions.Length && !MayApply(_promotions[i], state)) i++;
        if (i == _promotions.Length || CannotWin(i, state)) return;
        Promotion promotion = _promotions[i];
        CartState with = state.Copy();
        if (with.Apply(promotion))
        {
            Examined++;
            _chosen.Add(i);
            if (promotion.ExclusiveGroup is string group) _groups.Add(group);
            Offer(with, _chosen);
            Search(i + 1, with);
            if (promotion.ExclusiveGroup is string left) _groups.Remove(left);
            _chosen.RemoveAt(_chosen.Count - 1);
        }

        Search(i + 1, state);
    }

    private bool MayApply(Promotion promotion, CartState state) =>
        promotion.Combination == PromotionCombination.Stackable && (promotion.ExclusiveGroup is null || !_groups.Contains(promotion.ExclusiveGroup)) && state.Allows(promotion);

    private void Offer(CartState state, IReadOnlyList<int> chosen)
    {
        decimal total = _total(state);
        if (total > _best || (total == _best && !IsSimpler(chosen))) return;
        (_best, _bestState, _bestChosen) = (total, state, [.. chosen]);
    }

    private bool IsSimpler(IReadOnlyList<int> chosen)
    {
        if (chosen.Count != _bestChosen.Length) return chosen.Count < _bestChosen.Length;
        for (int i = 0; i < chosen.Count; i++)
        {
            if (chosen[i] != _bestChosen[i]) return chosen[i] < _bestChosen[i];
        }

        return false;
    }

    /// <summary>True if even everything that remains leaves more to pay than the best deal known.</summary>
    private bool CannotWin(int from, CartState state)
    {
        bool items = _promotions[from].Target == PromotionTarget.Items;
        decimal rounded = items ? _roundedLines : 0m;
        decimal lines = state.PositiveTotal + rounded, low = lines, shipping = 0m, single = 0m;
        Dictionary<string, decimal> groups = new(StringComparer.Ordinal);
        for (int i = from; i < _promotions.Length; i++)
        {
            Promotion promotion = _promotions[i];
            if (promotion.Combination == PromotionCombination.Exclusive || (promotion.ExclusiveGroup is string taken && _groups.Contains(taken))) continue;
            if (promotion.Target == PromotionTarget.Shipping)
            {
                if (!state.ShippingIsFree) shipping = _shipping;
                continue;
            }

            // All of the remaining ones one after the other; and, of each group, the most that one of it takes off.
            low = Math.Max(0m, low - Most(promotion, low, rounded));
            decimal off = Most(promotion, lines, rounded);
            if (promotion.ExclusiveGroup is string group) groups[group] = Math.Max(groups.GetValueOrDefault(group), off);
            else single += off;
        }

        decimal saving = Math.Min(lines - low, single + groups.Values.Sum());
        return _total(state) - (saving * _grossFactor) - shipping - (items ? _itemSlack : _orderSlack) > _best;
    }

    /// <summary>The most that a promotion takes off lines of this sum, on the side of the prices; rounding may have made it larger by so much.</summary>
    private decimal Most(Promotion promotion, decimal sum, decimal rounded)
    {
        decimal part = Math.Min(1m, promotion.Value / 100m);
        if (promotion.Target == PromotionTarget.Order)
        {
            return promotion.Unit switch
            {
                DiscountUnit.Amount => _rounding.Round(promotion.Value),
                DiscountUnit.Percent => ((sum + rounded) * part) + _rounding.Step,
                _ => Math.Max(0m, sum + rounded - promotion.Value) + _rounding.Step,
            };
        }

        if (promotion.Unit == DiscountUnit.Percent) return sum * part;
        decimal most = 0m;
        foreach (CartLine line in _cart.Lines)
        {
            if ((promotion.Product is not null && promotion.Product != line.Product) || (promotion.ListUnitPrice is decimal list && list != line.UnitPrice)) continue;
            // A credit only gets smaller; a price below 0 of a quantity below 0 is a line that costs.
            if (Math.Sign(line.UnitPrice) != Math.Sign(line.Quantity)) continue;
            decimal unit = Math.Abs(line.UnitPrice);
            most += Math.Abs(line.Quantity) * (promotion.Unit == DiscountUnit.Amount ? Math.Min(promotion.Value, unit) : Math.Max(0m, unit - promotion.Value));
        }

        return most;
    }
}
