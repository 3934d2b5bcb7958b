using Crm.Primitives;
using Crm.Testing;
using FsCheck;
using FsCheck.Fluent;
using NodaTime;
using Xunit;

namespace Crm.Pricing.Tests.Discounts;

/// <summary>What is given back is the mirror image of what was sold.</summary>
public sealed class CreditMirrorLaws
{
    private static readonly PricingContext Context = new(Instant.FromUtc(2026, 1, 1, 0, 0), "EUR");

    /// <summary>Every unit and scope, surcharges and limits too.</summary>
    private static readonly Gen<DiscountValue> AnyValue =
        from unit in Gen.Elements(DiscountUnit.Percent, DiscountUnit.Amount, DiscountUnit.Price)
        from scope in Gen.Elements(DiscountScope.PerUnit, DiscountScope.PerLine)
        from value in Gen.Choose(-1_000, 12_000)
        from max in Gen.Elements<decimal?>(null, null, 5m, 40m)
        select new DiscountValue(unit, unit == DiscountUnit.Price ? Math.Abs(value) / 100m : value / 100m, scope) { MaxAmount = max };

    private static readonly Gen<Discount[]> AnyDiscounts =
        from size in Gen.Choose(1, 4)
        from values in AnyValue.ArrayOf(size)
        from kinds in Gen.Choose(0, 3).ArrayOf(size)
        select values.Select((v, i) => new Discount($"d{i}", PriceStage.Additional, v)
        {
            Cumulative = kinds[i] % 2 == 0,
            ExclusiveGroup = kinds[i] == 3 ? "g" : null,
        }).ToArray();

    private static readonly Gen<(decimal Unit, decimal Quantity)> AnySale =
        from price in Gen.Choose(0, 20_000)
        from quantity in Gen.Choose(1, 60)
        select (price / 100m, quantity / 4m);

    [Theory]
    [InlineData(DiscountScope.PerUnit, 80, 60)] // 300.00 - 3 x 80.00
    [InlineData(DiscountScope.PerLine, 250, 50)] // 300.00 - 250.00
    [InlineData(DiscountScope.PerUnit, 120, 0)] // What is cheaper stays.
    public void DiscountOf_PriceOfALineThatGivesBack_IsMinusThatOfTheSale(DiscountScope scope, int price, int off)
    {
        DiscountValue value = DiscountValue.OfPrice(price, scope);
        Assert.Equal(off, value.DiscountOf(300m, 3m));
        Assert.Equal(-off, value.DiscountOf(-300m, -3m));
    }

    [Fact]
    public void DiscountOf_AnyValue_IsMirrored() => Law.Holds(
        from value in AnyValue
        from sale in AnySale
        select (value, sale), static any =>
            any.value.DiscountOf(-any.sale.Unit * any.sale.Quantity, -any.sale.Quantity) == -any.value.DiscountOf(any.sale.Unit * any.sale.Quantity, any.sale.Quantity));

    [Fact]
    public void Stack_AnyDiscountsAndPolicy_IsMirrored() => Law.Holds(
        from discounts in AnyDiscounts
        from sale in AnySale
        from policy in Gen.Elements(Enum.GetValues<StackingPolicy>())
        select (discounts, sale, policy), static any =>
    {
        decimal amount = any.sale.Unit * any.sale.Quantity;
        IReadOnlyList<AppliedDiscount> sold = DiscountStack.Apply(amount, any.sale.Quantity, any.discounts, any.policy);
        IReadOnlyList<AppliedDiscount> given = DiscountStack.Apply(-amount, -any.sale.Quantity, any.discounts, any.policy);
        return sold.Select(static d => (d.Id, -d.Amount)).SequenceEqual(given.Select(static d => (d.Id, d.Amount)));
    });

    [Fact]
    public void Price_CreditNote_IsTheMirrorOfTheInvoice() => Law.Holds(
        from discounts in AnyDiscounts
        from rules in AnyDiscounts
        from sales in AnySale.ArrayOf(3)
        from document in Gen.Elements<DiscountValue?>(null, DiscountValue.OfPercent(7.5m), DiscountValue.OfAmount(3.33m, DiscountScope.PerLine), DiscountValue.OfPrice(20m, DiscountScope.PerLine))
        from policy in Gen.Elements(Enum.GetValues<StackingPolicy>())
        select (discounts, rules, sales, document, policy), static any =>
    {
        PricingEngine engine = PricingEngine.Compile(new PriceCatalog("c", "1", new PricingPolicy(RoundingMode.HalfAwayFromZero, TaxRounding.PerLine, any.policy))
        {
            Rules =
            [
                .. any.rules.Select(static d => new DiscountRule("r" + d.Id, PriceStage.Promotion) { Value = d.Value, Cumulative = d.Cumulative, ExclusiveGroup = d.ExclusiveGroup }),
                new DiscountRule("schedule", PriceStage.Schedule)
                {
                    Schedule = new DiscountSchedule(ScheduleKind.Slab, DiscountUnit.Percent, [new DiscountTier(4m, 0m), new DiscountTier(null, 12.5m)]),
                },
            ],
        }).Value;
        PricedQuote Priced(decimal sign) => engine.Price(new QuoteRequest([.. any.sales.Select((s, i) => new QuoteLineRequest($"{i}", "p", sign * s.Quantity)
        {
            Price = new PerUnitPrice(s.Unit),
            Taxes = [],
            Discounts = any.discounts,
        })])
        {
            DocumentDiscount = any.document,
        }, Context).Value;
        PricedQuote invoice = Priced(1m), credit = Priced(-1m);
        return invoice.Lines.Zip(credit.Lines).All(static both =>
            both.First.Waterfall.Steps.Select(static s => (s.RuleId, -s.Delta)).SequenceEqual(both.Second.Waterfall.Steps.Select(static s => (s.RuleId, s.Delta))));
    }, 300);
}
