using Crm.Primitives;
using Crm.Testing;
using FsCheck;
using FsCheck.Fluent;
using NodaTime;
using Xunit;

namespace Crm.Pricing.Tests.Discounts;

public sealed class DiscountScheduleTests
{
    private static readonly PricingContext Context = new(Instant.FromUtc(2026, 1, 1, 0, 0), "EUR");

    /// <summary>A third of 100.01 has no last digit; half of 100.01 is 50.005, which is 50.01 to cents, and so is what is left.</summary>
    [Theory]
    [InlineData(ScheduleKind.Range)]
    [InlineData(ScheduleKind.Slab)]
    public void Price_AmountThatTheQuantityDoesNotDivide_IsDiscountedExactly(ScheduleKind kind)
    {
        PricingEngine engine = PricingEngine.Compile(new PriceCatalog("c", "1", new PricingPolicy(RoundingMode.HalfAwayFromZero, TaxRounding.PerLine, StackingPolicy.Sequential))
        {
            Rules = [new DiscountRule("half", PriceStage.Schedule) { Schedule = new DiscountSchedule(kind, DiscountUnit.Percent, [new DiscountTier(null, 50m)]) }],
        }).Value;
        foreach (int sign in (int[])[1, -1])
        {
            PricedLine line = engine.Price(new QuoteRequest([new QuoteLineRequest("1", "p", sign * 3m) { Price = new AmountPrice(sign * 100.01m), Taxes = [] }]), Context).Value.Lines[0];
            Assert.Equal((sign * 50.005m, sign * 50.01m), (line.Waterfall.Regular, line.Net));
        }
    }

    /// <summary>Unit by unit, where whole units are bought at a price that divides.</summary>
    [Fact]
    public void DiscountOf_AnySchedule_IsTheSumOverItsUnits() => Law.Holds(
        from kind in Gen.Elements(Enum.GetValues<ScheduleKind>())
        from unit in Gen.Elements(Enum.GetValues<DiscountUnit>())
        from ends in Gen.Choose(1, 20).ListOf()
        from values in Gen.Choose(0, 100).ArrayOf(5)
        from price in Gen.Choose(0, 10_000)
        from quantity in Gen.Choose(0, 25)
        select (kind, unit, ends: ends.Distinct().Order().Take(4).ToArray(), values, price: price / 100m, quantity), static any =>
    {
        DiscountTier[] tiers = [.. any.ends.Select((end, i) => new DiscountTier(end, any.values[i])), new DiscountTier(null, any.values[4])];
        CompiledDiscountSchedule schedule = new DiscountSchedule(any.kind, any.unit, tiers).Compile().Value;
        decimal sum = 0m;
        for (int unit = 1; unit <= any.quantity; unit++)
        {
            int counts = any.kind == ScheduleKind.Slab ? unit : any.quantity;
            decimal value = tiers.First(tier => tier.UpTo is null || counts <= tier.UpTo).Value;
            sum += any.unit switch { DiscountUnit.Percent => any.price * value / 100m, DiscountUnit.Amount => value, _ => Math.Max(0m, any.price - value) };
        }

        return schedule.DiscountOf(any.price, any.quantity) == sum && schedule.DiscountOf(any.price, -any.quantity) == -sum
            && schedule.DiscountOfLine(any.price * any.quantity, any.quantity) == sum;
    }, 500);
}
