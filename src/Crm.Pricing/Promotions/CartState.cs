using Crm.Primitives;

namespace Crm.Pricing;

/// <summary>A cart while promotions are being applied. Begins cleared: nothing of an earlier computation survives.</summary>
internal sealed class CartState(Cart cart, RoundingRule rounding)
{
    private readonly decimal[] _units = [.. cart.Lines.Select(static l => l.UnitPrice)];
    private readonly decimal[] _orderDiscounts = new decimal[cart.Lines.Count];

    internal bool ShippingIsFree { get; private set; }

    /// <summary>The subtotal on the side of the prices: what conditions and order promotions refer to.</summary>
    internal decimal Subtotal
    {
        get
        {
            decimal sum = SurchargeTotal(cart.PricesIncludeTax);
            for (int i = 0; i < _units.Length; i++) sum += Amount(i);
            return sum;
        }
    }

    internal PricedCartLine Line(int i) => new(cart.Lines[i].Id, _units[i], _orderDiscounts[i], Side(i, withTax: false), Side(i, withTax: true));

    internal decimal SurchargeTotal(bool withTax) => cart.Surcharges.Sum(charge => Side(charge, withTax));

    internal decimal Side(CartCharge charge, bool withTax) => Side(charge.Amount, charge.TaxPercent, charge.IncludesTax, withTax);

    internal bool Allows(Promotion promotion) =>
        (promotion.Coupon is null || cart.Coupons.Contains(promotion.Coupon))
        && (promotion.MinLineQuantity is not decimal quantity || cart.Lines.Any(line => line.Quantity >= quantity))
        && (promotion.MinSubtotal is not decimal least || Subtotal >= least);

    internal void Apply(Promotion promotion)
    {
        if (promotion.Target == PromotionTarget.Shipping) ShippingIsFree |= promotion is { Unit: DiscountUnit.Percent, Value: 100m } or { Unit: DiscountUnit.Price, Value: 0m };
        else if (promotion.Target == PromotionTarget.Order) ApplyToOrder(promotion);
        else ApplyToItems(promotion);
    }

    private void ApplyToItems(Promotion promotion)
    {
        DiscountValue value = new(promotion.Unit, promotion.Value, DiscountScope.PerUnit);
        for (int i = 0; i < _units.Length; i++)
        {
            CartLine line = cart.Lines[i];
            if (promotion.Product is not null && promotion.Product != line.Product) continue;
            if (promotion.ListUnitPrice is decimal list && list != line.UnitPrice) continue;
            _units[i] -= DiscountStack.Limited(_units[i], value.DiscountOf(_units[i], 1m));
        }
    }

    /// <summary>The discount is rounded to whole units, then spread by the lines' current prices with tax; no line falls below 0.</summary>
    private void ApplyToOrder(Promotion promotion)
    {
        decimal[] room = [.. Enumerable.Range(0, _units.Length).Select(Amount)];
        decimal total = room.Sum();
        if (total <= 0m) return;
        decimal off = Math.Clamp(rounding.Round(new DiscountValue(promotion.Unit, promotion.Value, DiscountScope.PerLine).DiscountOf(total, 1m)), 0m, total);
        decimal[] weights = [.. Enumerable.Range(0, _units.Length).Select(i => Math.Max(0m, Side(i, withTax: true)))];
        decimal[] shares = new decimal[weights.Length];
        while (off > 0m && weights.Any(static w => w > 0m))
        {
            Allocation.Allocate(off, rounding.Step, weights, shares, RemainderPolicy.LargestRemainder);
            for (int i = 0; i < shares.Length; i++)
            {
                decimal share = Math.Min(shares[i], room[i]);
                _orderDiscounts[i] += share;
                room[i] -= share;
                off -= share;
                if (room[i] <= 0m) weights[i] = 0m;
            }
        }
    }

    private decimal Amount(int i) => Side(i, cart.PricesIncludeTax);

    private decimal Side(int i, bool withTax) =>
        Side((_units[i] * cart.Lines[i].Quantity) - _orderDiscounts[i], cart.Lines[i].TaxPercent, cart.PricesIncludeTax, withTax);

    private decimal Side(decimal amount, decimal taxPercent, bool includesTax, bool withTax)
    {
        if (includesTax == withTax) return rounding.Round(amount);
        decimal factor = 1m + (taxPercent / 100m);
        return rounding.Round(withTax ? amount * factor : amount / factor);
    }
}
