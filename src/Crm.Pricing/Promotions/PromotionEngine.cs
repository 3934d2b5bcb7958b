using System.Globalization;
using Crm.Primitives;

namespace Crm.Pricing;

/// <summary>Applies promotions to carts. Immutable and thread-safe.</summary>
/// <remarks>
/// Items first, then the order, then the shipping, each in the order of the list; every condition is tested on the state that the ones
/// before left. A line is multiplied before it is rounded, once on each side of the tax. Worked: 3 units at 5.00 less 50 % of the order
/// are 7.50, so a promotion from 10.00 on no longer applies.
/// </remarks>
public sealed class PromotionEngine
{
    private readonly Promotion[] _ordered;
    private readonly RoundingRule _rounding;

    private PromotionEngine(IReadOnlyList<Promotion> promotions, RoundingRule rounding)
    {
        Promotions = promotions;
        _ordered = [.. promotions.OrderBy(static p => p.Target)];
        _rounding = rounding;
    }

    /// <summary>The definitions.</summary>
    public IReadOnlyList<Promotion> Promotions { get; }

    /// <summary>Checks the promotions.</summary>
    /// <param name="promotions">The promotions, in their order.</param>
    /// <param name="rounding">The smallest unit and the rounding.</param>
    /// <returns>The engine; or every problem: <c>pricing.duplicate_id</c>, <c>pricing.negative</c>, <c>pricing.shipping_free</c>.</returns>
    public static Result<PromotionEngine> Compile(IReadOnlyList<Promotion> promotions, RoundingRule rounding)
    {
        ArgumentNullException.ThrowIfNull(promotions);
        if (rounding.Step == 0m) throw new ArgumentException("Promotions need a smallest unit to round to.", nameof(rounding));
        Problems problems = new();
        HashSet<string> ids = new(StringComparer.Ordinal);
        for (int i = 0; i < promotions.Count; i++)
        {
            string at = string.Create(CultureInfo.InvariantCulture, $"/promotions/{i}");
            problems.Require(ids.Add(promotions[i].Id), at + "/id", "pricing.duplicate_id", $"The promotion {promotions[i].Id} is there twice: ids are unique.");
            problems.Require(promotions[i].Value >= 0m, at + "/value", "pricing.negative", "A promotion takes off: give a number from 0.");
            problems.Require(promotions[i].Target != PromotionTarget.Shipping || promotions[i] is { Unit: DiscountUnit.Percent, Value: 100m } or { Unit: DiscountUnit.Price, Value: 0m },
                at + "/value", "pricing.shipping_free", "A promotion of the shipping makes it free: 100 percent, or the price 0.");
        }

        return problems.HasErrors ? Result.Invalid(problems.Errors) : new PromotionEngine(promotions, rounding);
    }

    /// <summary>Prices a cart from a cleared state.</summary>
    /// <param name="cart">The cart.</param>
    public PricedCart Apply(Cart cart)
    {
        ArgumentNullException.ThrowIfNull(cart);
        CartState state = new(cart, _rounding);
        List<string> applied = [], coupons = [];
        foreach (Promotion promotion in _ordered)
        {
            if (!state.Allows(promotion)) continue;
            state.Apply(promotion);
            applied.Add(promotion.Id);
            if (promotion.Coupon is string coupon && !coupons.Contains(coupon)) coupons.Add(coupon);
        }

        PricedCartLine[] lines = [.. Enumerable.Range(0, cart.Lines.Count).Select(state.Line)];
        decimal net = lines.Sum(static l => l.Net) + state.SurchargeTotal(withTax: false);
        decimal gross = lines.Sum(static l => l.Gross) + state.SurchargeTotal(withTax: true);
        int number = 0;
        TaxAmount[] taxes = [.. cart.OrderTaxPercents.Select(percent =>
            new TaxAmount((++number).ToString(CultureInfo.InvariantCulture), net, _rounding.Round(net * (percent / 100m))))];
        if (taxes.Length > 0) gross = net + taxes.Sum(static t => t.Amount);
        CartCharge? shipping = state.ShippingIsFree ? null : cart.Shipping;
        return new PricedCart(lines, net, gross,
            shipping is null ? 0m : state.Side(shipping, withTax: false), shipping is null ? 0m : state.Side(shipping, withTax: true),
            taxes, applied, coupons);
    }
}
