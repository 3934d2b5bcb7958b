using Crm.Primitives;

namespace Crm.Pricing;

/// <summary>A cart while promotions are being applied. Begins cleared: nothing of an earlier computation survives.</summary>
internal sealed class CartState
{
    private readonly Cart _cart;
    private readonly RoundingRule _rounding;
    private readonly decimal[] _units;
    private readonly decimal[] _orderDiscounts;

    internal CartState(Cart cart, RoundingRule rounding)
    {
        (_cart, _rounding) = (cart, rounding);
        _units = [.. cart.Lines.Select(static l => l.UnitPrice)];
        _orderDiscounts = new decimal[cart.Lines.Count];
    }

    private CartState(CartState other)
    {
        (_cart, _rounding, ShippingIsFree) = (other._cart, other._rounding, other.ShippingIsFree);
        _units = [.. other._units];
        _orderDiscounts = [.. other._orderDiscounts];
    }

    internal bool ShippingIsFree { get; private set; }

    /// <summary>The same state, to go on from in another way.</summary>
    internal CartState Copy() => new(this);

    /// <summary>The subtotal on the side of the prices: what conditions and order promotions refer to.</summary>
    internal decimal Subtotal
    {
        get
        {
            decimal sum = SurchargeTotal(_cart.PricesIncludeTax);
            for (int i = 0; i < _units.Length; i++) sum += Amount(i);
            return sum;
        }
    }

    /// <summary>The lines that cost something, on the side of the prices: what discounts can take from. Credits are not among them.</summary>
    internal decimal PositiveTotal
    {
        get
        {
            decimal sum = 0m;
            for (int i = 0; i < _units.Length; i++) sum += Math.Max(0m, Amount(i));
            return sum;
        }
    }

    internal PricedCartLine Line(int i) => new(_cart.Lines[i].Id, _units[i], _orderDiscounts[i], Side(i, withTax: false), Side(i, withTax: true));

    internal decimal SurchargeTotal(bool withTax) => _cart.Surcharges.Sum(charge => Side(charge, withTax));

    internal decimal Side(CartCharge charge, bool withTax) => Side(charge.Amount, charge.TaxPercent, charge.IncludesTax, withTax);

    internal bool Allows(Promotion promotion) =>
        (promotion.MinLineQuantity is not decimal quantity || _cart.Lines.Any(line => line.Quantity >= quantity))
        && (promotion.MinSubtotal is not decimal least || Subtotal >= least);

    /// <summary>Takes a promotion off.</summary>
    /// <returns>True if it changed anything.</returns>
    internal bool Apply(Promotion promotion) => promotion.Target switch
    {
        PromotionTarget.Order => ApplyToOrder(promotion),
        PromotionTarget.Items => ApplyToItems(promotion),
        _ => _cart.Shipping is not null && !ShippingIsFree && (ShippingIsFree = true),
    };

    /// <summary>Off every unit, and no unit past 0; one that gives back (a price below 0) is the mirror image of one that costs.</summary>
    private bool ApplyToItems(Promotion promotion)
    {
        bool changed = false;
        DiscountValue value = new(promotion.Unit, promotion.Value, DiscountScope.PerUnit);
        for (int i = 0; i < _units.Length; i++)
        {
            CartLine line = _cart.Lines[i];
            if (promotion.Product is not null && promotion.Product != line.Product) continue;
            if (promotion.ListUnitPrice is decimal list && list != line.UnitPrice) continue;
            decimal off = DiscountStack.Limited(_units[i], value.DiscountOf(_units[i], _units[i] < 0m ? -1m : 1m));
            _units[i] -= off;
            changed |= off != 0m;
        }

        return changed;
    }

    /// <summary>
    /// The discount is rounded to whole units, then spread by the current prices with tax of the lines that cost something; no line falls
    /// below 0, and credits stay as they are.
    /// </summary>
    private bool ApplyToOrder(Promotion promotion)
    {
        decimal[] room = [.. Enumerable.Range(0, _units.Length).Select(Amount)];
        decimal total = room.Sum();
        if (total <= 0m) return false;
        decimal off = Math.Clamp(_rounding.Round(new DiscountValue(promotion.Unit, promotion.Value, DiscountScope.PerLine).DiscountOf(total, 1m)), 0m, total);
        if (off == 0m) return false;
        decimal[] weights = [.. room.Select((left, i) => left > 0m ? Math.Max(0m, Side(i, withTax: true)) : 0m)];
        decimal[] shares = new decimal[weights.Length];
        while (off > 0m && weights.Any(static w => w > 0m))
        {
            Allocation.Allocate(off, _rounding.Step, weights, shares, RemainderPolicy.LargestRemainder);
            for (int i = 0; i < shares.Length; i++)
            {
                if (weights[i] == 0m) continue;
                decimal share = Math.Min(shares[i], room[i]);
                _orderDiscounts[i] += share;
                room[i] -= share;
                off -= share;
                if (room[i] == 0m) weights[i] = 0m;
            }
        }

        return true;
    }

    private decimal Amount(int i) => Side(i, _cart.PricesIncludeTax);

    private decimal Side(int i, bool withTax)
    {
        decimal amount = _units[i] * _cart.Lines[i].Quantity;
        // Shares were taken from the rounded amount in whole units: from there on it is what is left of that, or a half would be rounded anew.
        if (_orderDiscounts[i] != 0m) amount = _rounding.Round(amount) - _orderDiscounts[i];
        return Side(amount, _cart.Lines[i].TaxPercent, _cart.PricesIncludeTax, withTax);
    }

    private decimal Side(decimal amount, decimal taxPercent, bool includesTax, bool withTax)
    {
        if (includesTax == withTax) return _rounding.Round(amount);
        decimal factor = 1m + (taxPercent / 100m);
        return _rounding.Round(withTax ? amount * factor : amount / factor);
    }
}
