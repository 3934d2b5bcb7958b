using Crm.Testing;
using FsCheck;
using FsCheck.Fluent;
using Xunit;

namespace Crm.Pricing.Tests.Discounts;

/// <summary>Stacking against an oracle that reads the policies aloud, for a price that is not negative.</summary>
public sealed class DiscountStackLaws
{
    private static readonly Gen<Discount[]> AnyDiscounts =
        from size in Gen.Choose(0, 5)
        from units in Gen.Elements(Enum.GetValues<DiscountUnit>()).ArrayOf(size)
        from scopes in Gen.Elements(Enum.GetValues<DiscountScope>()).ArrayOf(size)
        from values in Gen.Choose(-30, 120).ArrayOf(size)
        from limits in Gen.Elements<decimal?>(null, null, 7m).ArrayOf(size)
        from kinds in Gen.Choose(0, 5).ArrayOf(size)
        select Enumerable.Range(0, size).Select(i => new Discount($"d{(i * 3) % 5}{i}", PriceStage.Promotion, new DiscountValue(units[i], values[i], scopes[i]) { MaxAmount = limits[i] })
        {
            Cumulative = kinds[i] % 2 == 0,
            ExclusiveGroup = kinds[i] < 2 ? "g" : kinds[i] == 2 ? "h" : null,
        }).ToArray();

    [Fact]
    public void Apply_AnyDiscountsAndPolicy_IsWhatTheOracleSays() => Law.Holds(
        from discounts in AnyDiscounts
        from cents in Gen.Choose(0, 20_000)
        from quantity in Gen.Choose(1, 9)
        from policy in Gen.Elements(Enum.GetValues<StackingPolicy>())
        select (discounts, amount: cents / 100m, quantity: (decimal)quantity, policy), static any =>
            DiscountStack.Apply(any.amount, any.quantity, any.discounts, any.policy).SequenceEqual(Oracle(any.amount, any.quantity, any.discounts, any.policy)), 1_000);

    [Fact]
    public void Apply_DiscountBesideALargerSurcharge_TheDiscountIsTheBest()
    {
        Discount off = new("off", PriceStage.Promotion, DiscountValue.OfPercent(5m)), surcharge = new("surcharge", PriceStage.Promotion, DiscountValue.OfPercent(-20m));
        Assert.Equal([new AppliedDiscount("off", 5m)], DiscountStack.Apply(100m, 1m, [surcharge, off], StackingPolicy.Best));
        Assert.Equal([new AppliedDiscount("off", 5m)], DiscountStack.Apply(100m, 1m, [off with { ExclusiveGroup = "g" }, surcharge with { ExclusiveGroup = "g" }], StackingPolicy.Sum));
    }

    private static List<AppliedDiscount> Oracle(decimal amount, decimal quantity, Discount[] discounts, StackingPolicy policy)
    {
        List<Discount> left = [.. discounts.Where(d => d.ExclusiveGroup is null || ReferenceEquals(d, Best([.. discounts.Where(o => o.ExclusiveGroup == d.ExclusiveGroup)])))];
        if (left.Count > 0 && policy is StackingPolicy.Best or StackingPolicy.BestOfSingleOrCumulativeSum)
        {
            Discount[] together = [.. left.Where(static d => d.Cumulative)];
            bool sum = policy != StackingPolicy.Best && together.Length > 0 && Math.Min(amount, together.Sum(Off)) > Math.Min(amount, Off(Best([.. left])!));
            left = sum ? [.. together] : left.Count > 0 ? [Best([.. left])!] : left;
        }

        List<AppliedDiscount> applied = [];
        decimal rest = amount;
        foreach (Discount discount in left)
        {
            decimal off = Math.Min(rest, policy == StackingPolicy.Sequential ? Of(discount.Value, rest) : Off(discount));
            applied.Add(new AppliedDiscount(discount.Id, off));
            rest -= off;
        }

        return applied;

        decimal Off(Discount discount) => Of(discount.Value, amount);

        decimal Of(DiscountValue value, decimal price)
        {
            decimal money = value.Scope == DiscountScope.PerUnit ? value.Value * quantity : value.Value;
            decimal off = value.Unit switch { DiscountUnit.Percent => price * value.Value / 100m, DiscountUnit.Amount => money, _ => money < price ? price - money : 0m };
            return value.MaxAmount < off ? value.MaxAmount.Value : off;
        }

        Discount? Best(Discount[] of) => of.OrderByDescending(Off).ThenBy(static d => d.Id, StringComparer.Ordinal).FirstOrDefault();
    }
}
