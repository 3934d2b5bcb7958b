using Crm.Primitives;
using Crm.Testing;
using FsCheck;
using FsCheck.Fluent;
using NodaTime;
using Xunit;

namespace Crm.Pricing.Tests.Promotions;

/// <summary>The best deal against an oracle that tries every combination.</summary>
public sealed class BestDealLaws
{
    private static readonly Instant Now = Instant.FromUtc(2026, 3, 12, 11, 0);
    private static readonly string[] Products = ["A", "B", "C"];
    private static readonly RoundingRule Cents = RoundingRule.ToDecimals(2, RoundingMode.HalfAwayFromZero);

    private static readonly Gen<Promotion> AnyPromotion =
        from target in Gen.Choose(0, 5)
        from unit in Gen.Choose(0, 2)
        from value in Gen.Choose(1, 60)
        from product in Gen.Choose(0, 4)
        from least in Gen.Choose(0, 9)
        from combination in Gen.Choose(0, 7)
        from priority in Gen.Choose(0, 2)
        from quantity in Gen.Choose(0, 8)
        select target == 5
            ? new Promotion("", PromotionTarget.Shipping, DiscountUnit.Percent, 100m) { MinSubtotal = least > 4 ? least * 20m : null, Priority = priority }
            : new Promotion("", target < 3 ? PromotionTarget.Items : PromotionTarget.Order, (DiscountUnit)unit, value)
            {
                Product = target < 3 && product < 3 ? Products[product] : null,
                MinSubtotal = least > 4 ? least * 20m : null,
                MinLineQuantity = quantity > 5 ? quantity - 4m : null,
                ListUnitPrice = quantity == 0 && target < 3 ? 10m : null,
                Combination = combination == 7 ? PromotionCombination.Exclusive : PromotionCombination.Stackable,
                ExclusiveGroup = combination is 5 or 6 ? "g" : combination == 4 ? "h" : null,
                Priority = priority,
            };

    private static readonly Gen<CartLine> AnyLine =
        from price in Gen.Frequency((6, Gen.Choose(1, 9_999)), (1, Gen.Constant(1_000)), (1, Gen.Constant(0)), (1, Gen.Choose(-5_000, -1)))
        from quantity in Gen.Choose(-1, 5)
        from product in Gen.Choose(0, 2)
        from tax in Gen.Elements(0m, 7m, 19m, -15m)
        select new CartLine("", price / 100m, quantity, tax) { Product = Products[product] };

    private static Gen<(PromotionDefinition Definition, Cart Cart)> Any(int candidates) =>
        from promotions in AnyPromotion.ArrayOf(candidates)
        from size in Gen.Choose(1, 4)
        from lines in AnyLine.ArrayOf(size)
        from inclusive in Gen.Choose(0, 1)
        from orderTax in Gen.Elements<decimal[]>([], [], [8m], [8m, -15m])
        from shipping in Gen.Choose(0, 900)
        from mode in Gen.Elements(Enum.GetValues<RoundingMode>())
        from step in Gen.Elements(0.01m, 0.01m, 0.05m, 1m)
        select (
            new PromotionDefinition("p", "1", DateTimeZone.Utc, new RoundingRule(step, mode), [.. promotions.Select(static (p, i) => p with { Id = $"p{i}" })], []),
            new Cart([.. lines.Select(static (l, i) => l with { Id = $"{i}" })], inclusive == 1)
            {
                OrderTaxPercents = orderTax,
                Shipping = new CartCharge(shipping / 100m, 19m, inclusive == 1),
                Surcharges = [new CartCharge(1.50m, 7m, true)],
            });

    [Fact]
    public void FindBestDeal_AnyCart_IsTheLeastOfEveryCombination() => Law.Holds(Any(7), static any =>
    {
        BestDeal best = PromotionEngine.Compile(any.Definition).Value.FindBestDeal(any.Cart, Now).Value;
        decimal least = Combinations(any.Definition).Min(part => Compile(part, any.Definition.Rounding).Apply(any.Cart, Now).Value.Total);
        return best.Cart.Total == least && Combination(any.Definition, best).Apply(any.Cart, Now).Value.Total == least
            && best.Cart.Applied.Concat(best.Cart.Rejected.Select(static r => r.Id)).Order(StringComparer.Ordinal).SequenceEqual(any.Definition.Promotions.Select(static p => p.Id));
    }, 400);

    [Fact]
    public void FindBestDeal_AnyCart_IsNeverDearerThanPrioritiesDecide() => Law.Holds(Any(9), static any =>
    {
        PromotionEngine engine = PromotionEngine.Compile(any.Definition).Value;
        PricedCart priced = engine.Apply(any.Cart, Now).Value;
        return engine.FindBestDeal(any.Cart, Now).Value.Cart.Total <= priced.Total
            && priced.Applied.Count + priced.Rejected.Count == any.Definition.Promotions.Length
            && (!priced.Applied.Any(id => any.Definition.Promotions.Single(p => p.Id == id).Combination == PromotionCombination.Exclusive) || priced.Applied.Count == 1);
    }, 400);

    [Fact]
    public void FindBestDeal_TwentyCandidates_ExaminesFarFewerThanAMillion()
    {
        Promotion[] promotions = [.. Enumerable.Range(0, 20).Select(static i => new Promotion($"p{i:D2}", i % 2 == 0 ? PromotionTarget.Items : PromotionTarget.Order, i % 3 == 0 ? DiscountUnit.Amount : DiscountUnit.Percent, 2m + i)
        {
            ExclusiveGroup = i % 4 == 0 ? "g" : i % 4 == 1 ? "h" : null,
        })];
        Cart cart = new([.. Enumerable.Range(0, 5).Select(static i => new CartLine($"{i}", 97.5m + i, 3m, 19m))], true);
        BestDeal best = Compile([.. promotions], Cents).FindBestDeal(cart, Now).Value;
        Assert.InRange(best.Examined, 1, 50_000);
    }

    private static PromotionEngine Compile(IReadOnlyList<Promotion> promotions, RoundingRule rounding) =>
        PromotionEngine.Compile(new PromotionDefinition("p", "1", DateTimeZone.Utc, rounding, [.. promotions], [])).Value;

    private static PromotionEngine Combination(PromotionDefinition definition, BestDeal best) =>
        Compile([.. definition.Promotions.Where(p => best.Cart.Applied.Contains(p.Id)).Select(Free)], definition.Rounding);

    /// <summary>Every set of promotions that the rules of combination allow, free to apply together.</summary>
    private static IEnumerable<Promotion[]> Combinations(PromotionDefinition definition)
    {
        for (int mask = 0; mask < 1 << definition.Promotions.Length; mask++)
        {
            Promotion[] part = [.. definition.Promotions.Where((_, i) => (mask >> i & 1) == 1)];
            if (part.Length > 1 && part.Any(static p => p.Combination == PromotionCombination.Exclusive)) continue;
            if (part.Where(static p => p.ExclusiveGroup is not null).GroupBy(static p => p.ExclusiveGroup).Any(static g => g.Count() > 1)) continue;
            yield return [.. part.Select(Free)];
        }
    }

    private static Promotion Free(Promotion promotion) => promotion with { Combination = PromotionCombination.Stackable, ExclusiveGroup = null };
}
