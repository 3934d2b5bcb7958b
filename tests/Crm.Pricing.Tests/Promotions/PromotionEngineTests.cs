using Crm.Primitives;
using NodaTime;
using Xunit;

namespace Crm.Pricing.Tests.Promotions;

public sealed class PromotionEngineTests
{
    private static readonly DateTimeZone Berlin = DateTimeZoneProviders.Tzdb["Europe/Berlin"];
    private static readonly Instant Noon = Instant.FromUtc(2026, 3, 12, 11, 0);
    private static readonly Cart Basket = new([new CartLine("1", 30m, 2m, 0m) { Product = "A" }, new CartLine("2", 40m, 1m, 0m) { Product = "B" }], true);
    private static readonly Promotion Tenth = new("tenth", PromotionTarget.Order, DiscountUnit.Percent, 10m);
    private static readonly Promotion Five = new("five", PromotionTarget.Order, DiscountUnit.Amount, 5m);

    [Theory]
    [InlineData("WELCOME", true)]
    [InlineData(" welcome ", true)]
    [InlineData("WELC0ME", false)]
    [InlineData("wélcome", false)]
    public void Apply_Coupon_IsComparedWithoutTheCaseOfAToZ(string typed, bool applies)
    {
        PromotionEngine engine = Engine([Tenth], [new Coupon("Welcome", "tenth")]);
        PricedCart priced = engine.Apply(Basket with { Coupons = [typed] }, Noon).Value;
        Assert.Equal(applies ? 90m : 100m, priced.Total);
        Assert.Equal(applies ? ["WELCOME"] : [], priced.CouponsUsed);
        Assert.Equal(applies ? [] : [new RejectedPromotion("tenth", PromotionRejection.NoCoupon)], priced.Rejected);
    }

    [Fact]
    public void Apply_CouponWithTurkishLetters_MeansTheSameUnderEveryCulture()
    {
        PromotionEngine engine = Engine([Tenth], [new Coupon("indirim", "tenth")]);
        Assert.Equal(90m, engine.Apply(Basket with { Coupons = ["INDIRIM"] }, Noon).Value.Total);
        Assert.Equal(100m, engine.Apply(Basket with { Coupons = ["\u0130ND\u0130R\u0130M"] }, Noon).Value.Total);
    }

    [Theory]
    [InlineData("2026-03-28T22:59:59Z", false)] // 23:59:59 on the 28th in Berlin
    [InlineData("2026-03-28T23:00:00Z", true)]
    [InlineData("2026-03-29T21:59:59Z", true)] // the day has 23 hours
    [InlineData("2026-03-29T22:00:00Z", false)]
    public void Apply_Period_IsDaysInTheZoneOfTheDefinition(string instant, bool applies)
    {
        PromotionEngine engine = Engine([Tenth with { Valid = new EffectivePeriod(new LocalDate(2026, 3, 29), new LocalDate(2026, 3, 30)) }], []);
        PricedCart priced = engine.Apply(Basket, NodaTime.Text.InstantPattern.ExtendedIso.Parse(instant).Value).Value;
        Assert.Equal(applies ? ["tenth"] : [], priced.Applied);
        Assert.Equal(applies ? [] : [new RejectedPromotion("tenth", PromotionRejection.NotValid)], priced.Rejected);
    }

    [Fact]
    public void Apply_ExclusiveGroup_TakesTheFirstByPriorityWhoseConditionHolds()
    {
        Promotion big = Tenth with { Id = "big", Value = 20m, ExclusiveGroup = "g", Priority = 2, MinSubtotal = 1_000m };
        PricedCart priced = Engine([Five with { ExclusiveGroup = "g" }, Tenth with { ExclusiveGroup = "g", Priority = 1 }, big], []).Apply(Basket, Noon).Value;
        Assert.Equal(["tenth"], priced.Applied);
        Assert.Equal([new RejectedPromotion("big", PromotionRejection.Condition), new RejectedPromotion("five", PromotionRejection.Combination)], priced.Rejected);
    }

    [Fact]
    public void Apply_Exclusive_IsAloneUnlessAStackableOneHasAHigherPriority()
    {
        Promotion alone = Tenth with { Id = "alone", Value = 30m, Combination = PromotionCombination.Exclusive };
        Assert.Equal(["alone"], Engine([Five, Tenth, alone], []).Apply(Basket, Noon).Value.Applied);
        Assert.Equal(["tenth", "five"], Engine([Five, Tenth with { Priority = 1 }, alone], []).Apply(Basket, Noon).Value.Applied);
        PricedCart priced = Engine([Five, alone with { MinSubtotal = 101m }], []).Apply(Basket, Noon).Value;
        Assert.Equal(["five"], priced.Applied);
        Assert.Equal([new RejectedPromotion("alone", PromotionRejection.Condition)], priced.Rejected);
    }

    [Fact]
    public void Apply_ItemsBeforeOrder_AndEachConditionOnWhatIsLeft()
    {
        // 10.00 off every unit of A first: 80.00; the order's tenth asks for 90.00 and no longer applies.
        PricedCart priced = Engine([Tenth with { MinSubtotal = 90m }, new Promotion("unit", PromotionTarget.Items, DiscountUnit.Amount, 10m) { Product = "A" }], []).Apply(Basket, Noon).Value;
        Assert.Equal((80m, "unit"), (priced.Total, Assert.Single(priced.Applied)));
        Assert.Equal([new RejectedPromotion("tenth", PromotionRejection.Condition)], priced.Rejected);
    }

    [Theory]
    [InlineData(RoundingMode.HalfAwayFromZero)]
    [InlineData(RoundingMode.Ceiling)]
    public void Apply_EverythingOffALineThatWasRoundedUp_LeavesNothingAndNoCredit(RoundingMode mode)
    {
        // Half of 0.67 is 0.335, a line of 0.34; 0.34 off leave 0.00 and not round(-0.005).
        PromotionEngine engine = PromotionEngine.Compile(new PromotionDefinition("p", "1", Berlin, RoundingRule.ToDecimals(2, mode),
            [new Promotion("half", PromotionTarget.Items, DiscountUnit.Percent, 50m), new Promotion("all", PromotionTarget.Order, DiscountUnit.Percent, 100m)], [])).Value;
        PricedCart priced = engine.Apply(new Cart([new CartLine("1", 0.67m, 1m, 19m)], true), Noon).Value;
        Assert.Equal((0m, 0m, 0.34m), (priced.Lines[0].Gross, priced.Lines[0].Net, priced.Lines[0].OrderDiscount));
    }

    [Fact]
    public void Apply_OrderDiscountBesideACredit_LeavesTheCreditAlone()
    {
        Cart cart = new([new CartLine("1", 100m, 1m, 19m), new CartLine("2", 60m, -1m, 7m)], false);
        PricedCart priced = Engine([Tenth], []).Apply(cart, Noon).Value;
        Assert.Equal([4m, 0m], priced.Lines.Select(static line => line.OrderDiscount));
        Assert.Equal([96m, -60m], priced.Lines.Select(static line => line.Net));
    }

    [Fact]
    public void Apply_OrderAmountOnALineThatWasRoundedToEven_LandsOnTheAmount()
    {
        // 3 x 0.005 is 0.02 to even; 0.01 less is 0.01 and not round(0.005).
        PromotionEngine engine = PromotionEngine.Compile(new PromotionDefinition("p", "1", Berlin, RoundingRule.ToDecimals(2, RoundingMode.HalfEven),
            [new Promotion("cent", PromotionTarget.Order, DiscountUnit.Amount, 0.01m)], [])).Value;
        Assert.Equal(0.01m, engine.Apply(new Cart([new CartLine("1", 0.005m, 3m, 0m)], true), Noon).Value.Total);
    }

    [Theory]
    [InlineData(DiscountUnit.Percent, 10)]
    [InlineData(DiscountUnit.Amount, 10)]
    [InlineData(DiscountUnit.Price, 25)]
    public void Apply_APriceBelowZero_IsTheMirrorImageOfOneAbove(DiscountUnit unit, int value)
    {
        PromotionEngine engine = Engine([new Promotion("p", PromotionTarget.Items, unit, value)], []);
        Cart back = Basket with { Lines = [.. Basket.Lines.Select(static line => line with { UnitPrice = -line.UnitPrice })] };
        Assert.Equal(-engine.Apply(Basket, Noon).Value.Total, engine.Apply(back, Noon).Value.Total);
        Assert.Equal(engine.Apply(Basket, Noon).Value.Total, engine.Apply(back with { Lines = [.. back.Lines.Select(static line => line with { Quantity = -line.Quantity })] }, Noon).Value.Total);
    }

    [Fact]
    public void FindBestDeal_APriceOfANegativeQuantityBelowZero_IsALineThatCosts()
    {
        Cart cart = new([new CartLine("1", -10m, -2m, 0m)], true);
        PromotionEngine engine = Engine([new Promotion("a", PromotionTarget.Items, DiscountUnit.Amount, 5m), new Promotion("b", PromotionTarget.Items, DiscountUnit.Price, 2m)], []);
        Assert.Equal((20m, 4m), (cart.Lines[0].UnitPrice * cart.Lines[0].Quantity, engine.FindBestDeal(cart, Noon).Value.Cart.Total));
    }

    [Fact]
    public void FindBestDeal_WhatIsNotInIt_SaysWhy()
    {
        Promotion never = Tenth with { Id = "never", MinSubtotal = 101m }, old = Five with { Id = "old", Valid = new EffectivePeriod(null, new LocalDate(2026, 1, 1)) };
        PromotionEngine engine = Engine([Tenth, Five with { Value = 0m }, never, old, Five with { Id = "coupon" }], [new Coupon("x", "coupon")]);
        PricedCart best = engine.FindBestDeal(Basket, Noon).Value.Cart;
        Assert.Equal(["tenth"], best.Applied);
        Assert.Equal([("old", PromotionRejection.NotValid), ("coupon", PromotionRejection.NoCoupon), ("five", PromotionRejection.Outweighed), ("never", PromotionRejection.Condition)],
            best.Rejected.Select(static r => (r.Id, r.Reason)));
    }

    [Fact]
    public void AnyCart_NumbersThatCannotBePriced_AreAllNamed()
    {
        Cart large = new([new CartLine("1", decimal.MaxValue, 2m, 0m)], true);
        Assert.Equal("pricing.overflow", Assert.Single(Engine([Tenth], []).FindBestDeal(large, Noon).ValidationErrors).ErrorCode);
        Assert.Equal("pricing.overflow", Assert.Single(Engine([Tenth], []).Apply(large, Noon).ValidationErrors).ErrorCode);
        Cart untaxable = new([new CartLine("1", 1m, 2m, 7m), new CartLine("2", 1m, 2m, -100m)], true) { Shipping = new CartCharge(4m, -101m, true) };
        foreach (IReadOnlyList<ValidationError> errors in new[] { Engine([Tenth], []).Apply(untaxable, Noon).ValidationErrors, Engine([Tenth], []).FindBestDeal(untaxable, Noon).ValidationErrors })
            Assert.Equal([("/lines/1/taxPercent", "pricing.tax_percent"), ("/shipping/taxPercent", "pricing.tax_percent")], errors.Select(static e => (e.Identifier, e.ErrorCode)));
    }

    [Fact]
    public void Reservation_OfOneCodeTwice_IsAMistake() =>
        Assert.Throws<ArgumentException>(static () => new CouponReservation("o", "c", [new CouponUse("A", 1, null), new CouponUse("A", 1, null)]));

    [Fact]
    public void Reserve_ACouponOfAnotherDefinition_IsRefused()
    {
        PricedCart priced = Engine([Tenth], [new Coupon("a", "tenth")]).Apply(Basket with { Coupons = ["a"] }, Noon).Value;
        ValidationError error = Assert.Single(Engine([Tenth], []).Reserve(priced, "order-1", null).ValidationErrors);
        Assert.Equal(("/couponsUsed/0", "pricing.coupon_code"), (error.Identifier, error.ErrorCode));
    }

    [Fact]
    public void Apply_Again_BeginsCleared()
    {
        PromotionEngine engine = Engine([Tenth with { MinLineQuantity = 2m }], []);
        Assert.Equal(90m, engine.Apply(Basket, Noon).Value.Total);
        Assert.Equal(70m, engine.Apply(Basket with { Lines = [Basket.Lines[0] with { Quantity = 1m }, Basket.Lines[1]] }, Noon).Value.Total);
        Assert.Equal(90m, engine.Apply(Basket, Noon).Value.Total);
    }

    [Fact]
    public void Reserve_NamesEachCouponWithItsLimits_AndAsksForTheCustomerWhereItMatters()
    {
        PromotionEngine engine = Engine([Tenth, Five], [new Coupon("a", "tenth") { UsageLimit = 100, UsageLimitPerCustomer = 1 }, new Coupon("b", "five")]);
        PricedCart priced = engine.Apply(Basket with { Coupons = ["B", "A", "x"] }, Noon).Value;
        CouponReservation intent = engine.Reserve(priced, "order-1", "anna").Value;
        Assert.Equal([new CouponUse("A", 100, 1), new CouponUse("B", null, null)], intent.Uses);
        Assert.Equal("pricing.customer_missing", Assert.Single(engine.Reserve(priced, "order-1", null).ValidationErrors).ErrorCode);
        Assert.Empty(engine.Reserve(engine.Apply(Basket, Noon).Value, "order-2", null).Value.Uses);
    }

    [Fact]
    public void FindBestDeal_WhereTheOrderOfPrioritiesIsNotTheBest_IsCheaper()
    {
        // Taken in order, the 5 % come first and keep the 20 % of the same group away.
        Promotion[] promotions = [Tenth with { Id = "small", Value = 5m, ExclusiveGroup = "g", Priority = 1 }, Tenth with { Id = "large", Value = 20m, ExclusiveGroup = "g" }, Five];
        PromotionEngine engine = Engine(promotions, []);
        Assert.Equal(90m, engine.Apply(Basket, Noon).Value.Total);
        BestDeal best = engine.FindBestDeal(Basket, Noon).Value;
        Assert.Equal((75m, 3), (best.Cart.Total, best.Candidates));
        Assert.Equal(["large", "five"], best.Cart.Applied);
        Assert.Equal("pricing.too_many_candidates", Assert.Single(Engine([.. Enumerable.Range(0, 21).Select(static i => Tenth with { Id = $"{i}" })], []).FindBestDeal(Basket, Noon).ValidationErrors).ErrorCode);
    }

    [Fact]
    public void Compile_EverythingWrong_IsSaidAtOnce()
    {
        Result<PromotionEngine> compiled = PromotionEngine.Compile(new PromotionDefinition("p", "1", Berlin, RoundingRule.ToDecimals(2, RoundingMode.HalfAwayFromZero),
            [Tenth, Tenth, Five with { Value = -1m }, new Promotion("ship", PromotionTarget.Shipping, DiscountUnit.Amount, 3m)],
            [new Coupon("a", "tenth"), new Coupon(" A", "ghost"), new Coupon("  ", "tenth"), new Coupon("b", "tenth") { UsageLimit = 0, UsageLimitPerCustomer = -1 }]));
        Assert.Equal(
        [
            ("pricing.duplicate_id", "/promotions/1/id"), ("pricing.negative", "/promotions/2/value"), ("pricing.shipping_free", "/promotions/3/value"),
            ("pricing.duplicate_id", "/coupons/1/code"), ("pricing.promotion_unknown", "/coupons/1/promotion"), ("pricing.coupon_code", "/coupons/2/code"),
            ("pricing.usage_limit", "/coupons/3/usageLimit"), ("pricing.usage_limit", "/coupons/3/usageLimitPerCustomer"),
        ], compiled.ValidationErrors.Select(static e => (e.ErrorCode!, e.Identifier!)));
        PromotionEngine warned = Engine([Tenth with { Valid = new EffectivePeriod(null, new LocalDate(2026, 1, 1)) }, Five with { Product = "A" }], [new Coupon("a", "tenth") { Valid = new EffectivePeriod(new LocalDate(2026, 1, 1), null) }]);
        Assert.Equal([("pricing.condition_ignored", "/promotions/1"), ("pricing.never_matches", "/coupons/0/valid")], warned.Diagnostics.Select(static e => (e.ErrorCode!, e.Identifier!)));
    }

    [Fact]
    public void Json_Definition_ReadsBackToTheSameText_AndLeavesOutDefaults()
    {
        PromotionDefinition definition = Engine([Tenth with { Priority = 3, ExclusiveGroup = "g", Valid = new EffectivePeriod(new LocalDate(2026, 3, 1), null) }, Five], [new Coupon("a", "five") { UsageLimit = 2 }]).Definition;
        string json = PromotionDefinition.Json.Write(definition);
        Result<PromotionDefinition> read = PromotionDefinition.Json.Read(json);
        Assert.True(read.IsSuccess, read.ToString());
        Assert.Equal(json, PromotionDefinition.Json.Write(read.Value));
        Result<PromotionDefinition> brief = PromotionDefinition.Json.Read(
            """{"schemaVersion":1,"id":"p","version":"1","zone":"Europe/Berlin","rounding":{"step":"0.01","mode":"halfEven"},"promotions":[{"id":"a","target":"order","unit":"percent","value":"10"}],"coupons":[{"code":"x","promotion":"a"}]}""");
        Assert.True(brief.IsSuccess, brief.ToString());
        Assert.Equal(new Promotion("a", PromotionTarget.Order, DiscountUnit.Percent, 10m), brief.Value.Promotions[0]);
        Assert.Contains(PromotionDefinition.Json.Read(json.Replace("\"order\"", "\"Order\"", StringComparison.Ordinal)).ValidationErrors, static e => e.Identifier == "/promotions/0/target");
    }

    private static PromotionEngine Engine(Promotion[] promotions, Coupon[] coupons) =>
        PromotionEngine.Compile(new PromotionDefinition("p", "1", Berlin, RoundingRule.ToDecimals(2, RoundingMode.HalfAwayFromZero), [.. promotions], [.. coupons])).Value;
}
