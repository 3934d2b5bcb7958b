using Crm.Primitives;
using Crm.Testing;
using FsCheck;
using FsCheck.Fluent;
using NodaTime;
using Xunit;

namespace Crm.Pricing.Tests.Promotions;

/// <summary>What promotions leave of a cart without taxes, against an oracle that knows the lines' units and one sum for the order.</summary>
public sealed class PromotionLaws
{
    private static readonly Instant Now = Instant.FromUtc(2026, 3, 12, 11, 0);

    private static readonly Gen<Promotion> AnyPromotion =
        from target in Gen.Elements(PromotionTarget.Items, PromotionTarget.Order)
        from unit in Gen.Elements(DiscountUnit.Percent, DiscountUnit.Amount, DiscountUnit.Price)
        from value in Gen.Choose(0, 110)
        from least in Gen.Choose(0, 9)
        from combination in Gen.Choose(0, 9)
        from priority in Gen.Choose(0, 2)
        select new Promotion("", target, unit, value)
        {
            Product = target == PromotionTarget.Items && value % 3 == 0 ? "A" : null,
            MinSubtotal = least > 4 ? least * 20m : null,
            MinLineQuantity = least is 1 or 2 ? least : null,
            Combination = combination == 9 ? PromotionCombination.Exclusive : PromotionCombination.Stackable,
            ExclusiveGroup = combination < 3 ? "g" : null,
            Priority = priority,
        };

    private static readonly Gen<CartLine> AnyLine =
        from price in Gen.Choose(0, 9_999)
        from scale in Gen.Elements(100m, 1_000m)
        from quantity in Gen.Choose(0, 6)
        from product in Gen.Elements("A", "B")
        select new CartLine("", price / scale, quantity / 2m, 0m) { Product = product };

    private static readonly Gen<(PromotionDefinition Definition, Cart Cart)> Any =
        from count in Gen.Choose(0, 6)
        from promotions in AnyPromotion.ArrayOf(count)
        from size in Gen.Choose(0, 4)
        from lines in AnyLine.ArrayOf(size)
        from mode in Gen.Elements(Enum.GetValues<RoundingMode>())
        from step in Gen.Elements(0.01m, 0.05m, 1m)
        select (
            new PromotionDefinition("p", "1", DateTimeZone.Utc, new RoundingRule(step, mode), [.. promotions.Select(static (p, i) => p with { Id = $"p{i}" })], []),
            new Cart([.. lines.Select(static (l, i) => l with { Id = $"{i}" })], PricesIncludeTax: true));

    [Fact]
    public void Apply_AnyCart_IsWhatTheOracleSays() => Law.Holds(Any, static any =>
    {
        PricedCart priced = PromotionEngine.Compile(any.Definition).Value.Apply(any.Cart, Now).Value;
        Oracle oracle = new(any.Definition, any.Cart);
        return priced.Applied.SequenceEqual(oracle.Applied) && priced.Total == oracle.Total
            && priced.Lines.Zip(oracle.Units, static (line, unit) => line.UnitPrice == unit).All(static same => same);
    }, 2_000);

    [Fact]
    public void Apply_AnyCart_NoLineFallsBelowZeroAndRepeatsItself() => Law.Holds(Any, static any =>
    {
        PromotionEngine engine = PromotionEngine.Compile(any.Definition).Value;
        PricedCart priced = engine.Apply(any.Cart, Now).Value, again = engine.Apply(any.Cart, Now).Value;
        return priced.Lines.All(static line => line is { UnitPrice: >= 0m, OrderDiscount: >= 0m, Gross: >= 0m, Net: >= 0m }) && priced.Lines.SequenceEqual(again.Lines);
    });

    private sealed class Oracle
    {
        internal Oracle(PromotionDefinition definition, Cart cart)
        {
            RoundingRule rounding = definition.Rounding;
            decimal[] units = [.. cart.Lines.Select(static line => line.UnitPrice)];
            decimal off = 0m;
            decimal Left() => units.Select((unit, i) => rounding.Round(unit * cart.Lines[i].Quantity)).Sum() - off;
            bool Holds(Promotion promotion) => !(Left() < promotion.MinSubtotal) && (promotion.MinLineQuantity is null || cart.Lines.Any(line => line.Quantity >= promotion.MinLineQuantity));
            decimal Taken(Promotion promotion, decimal price) => promotion.Unit switch
            {
                DiscountUnit.Percent => Math.Min(price, price * promotion.Value / 100m),
                DiscountUnit.Amount => Math.Min(price, promotion.Value),
                _ => price - Math.Min(price, promotion.Value),
            };

            Promotion[] inOrder = [.. definition.Promotions.Where(static p => p.Target == PromotionTarget.Items).OrderBy(static p => -p.Priority), .. definition.Promotions.Where(static p => p.Target == PromotionTarget.Order).OrderBy(static p => -p.Priority)];
            Promotion? alone = inOrder.Where(p => p.Combination == PromotionCombination.Exclusive && Holds(p)).MaxBy(static p => p.Priority);
            if (inOrder.Any(p => p.Combination == PromotionCombination.Stackable && Holds(p) && p.Priority > alone?.Priority)) alone = null;
            bool grouped = false;
            foreach (Promotion promotion in alone is null ? inOrder.Where(static p => p.Combination == PromotionCombination.Stackable) : [alone])
            {
                if ((grouped && promotion.ExclusiveGroup is not null) || !Holds(promotion)) continue;
                Applied.Add(promotion.Id);
                grouped |= promotion.ExclusiveGroup is not null;
                if (promotion.Target == PromotionTarget.Order) off += Math.Min(Left(), rounding.Round(Taken(promotion, Left())));
                else units = [.. units.Select((unit, i) => promotion.Product is null || promotion.Product == cart.Lines[i].Product ? unit - Taken(promotion, unit) : unit)];
            }

            (Units, Total) = (units, Left());
        }

        internal List<string> Applied { get; } = [];

        internal decimal[] Units { get; }

        internal decimal Total { get; }
    }
}
