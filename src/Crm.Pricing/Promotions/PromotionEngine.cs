using System.Globalization;
using Crm.Primitives;
using NodaTime;

namespace Crm.Pricing;

/// <summary>Applies promotions to carts. Immutable and thread-safe.</summary>
/// <remarks>
/// <para>Items first, then the order, then the shipping, each by descending priority and then in the order of the list; every condition is
/// tested on the state that the ones before left. A line is multiplied before it is rounded, once on each side of the tax. Worked: 3 units
/// at 5.00 less 50 % of the order are 7.50, so a promotion from 10.00 on no longer applies.</para>
/// <para>An exclusive promotion applies alone, if its conditions hold on the untouched cart and no stackable one whose conditions hold
/// there has a higher priority. Of an exclusive group the first in order applies. Which choice is best for the customer is another
/// question: <see cref="FindBestDeal"/> answers it.</para>
/// </remarks>
public sealed class PromotionEngine
{
    /// <summary>Up to so many promotions the best deal is searched among all their combinations.</summary>
    public const int MaxCandidates = 20;

    private readonly Promotion[] _ordered;
    private readonly Dictionary<string, Coupon> _coupons;
    private readonly HashSet<string> _needCoupon;

    private PromotionEngine(PromotionDefinition definition, IReadOnlyList<ValidationError> diagnostics)
    {
        Definition = definition;
        Diagnostics = diagnostics;
        _ordered = [.. definition.Promotions.OrderBy(static p => p.Target).ThenByDescending(static p => p.Priority)];
        _coupons = definition.Coupons.ToDictionary(static c => Coupon.Normalize(c.Code), StringComparer.Ordinal);
        _needCoupon = [.. definition.Coupons.Select(static c => c.Promotion)];
    }

    /// <summary>The definition.</summary>
    public PromotionDefinition Definition { get; }

    /// <summary>Warnings: promotions and coupons that can never count; empty if there are none.</summary>
    public IReadOnlyList<ValidationError> Diagnostics { get; }

    /// <summary>Checks the promotions.</summary>
    /// <param name="definition">The definition.</param>
    /// <param name="limits">How large it may be; null for the documented defaults.</param>
    /// <returns>
    /// The engine; or every problem: <c>pricing.duplicate_id</c>, <c>pricing.negative</c>, <c>pricing.shipping_free</c>,
    /// <c>pricing.coupon_code</c>, <c>pricing.promotion_unknown</c>, <c>pricing.usage_limit</c>, <c>pricing.too_many_rules</c>.
    /// </returns>
    public static Result<PromotionEngine> Compile(PromotionDefinition definition, DefinitionLimits? limits = null)
    {
        ArgumentNullException.ThrowIfNull(definition);
        if (definition.Rounding.Step == 0m) throw new ArgumentException("Promotions need a smallest unit to round to.", nameof(definition));
        Problems problems = PromotionChecks.Run(definition, limits ?? DefinitionLimits.Default);
        return problems.HasErrors ? Result.Invalid(problems.Errors) : new PromotionEngine(definition, problems.Diagnostics);
    }

    /// <summary>Prices a cart from a cleared state.</summary>
    /// <param name="cart">The cart.</param>
    /// <param name="asOf">The instant whose day says which promotions and coupons count.</param>
    /// <returns>
    /// The cart after promotions, every amount rounded by <see cref="PromotionDefinition.Rounding"/>; or <c>pricing.tax_percent</c> for every
    /// tax of -100 % or less, or <c>pricing.overflow</c>.
    /// </returns>
    public Result<PricedCart> Apply(Cart cart, Instant asOf)
    {
        Problems problems = Check(cart);
        if (problems.HasErrors) return Result.Invalid(problems.Errors);
        try
        {
            return ApplyChecked(cart, asOf);
        }
        catch (OverflowException)
        {
            return Overflow();
        }
    }

    private PricedCart ApplyChecked(Cart cart, Instant asOf)
    {
        List<RejectedPromotion> rejected = [];
        List<(Promotion Promotion, string? Coupon)> candidates = Candidates(cart, asOf, rejected);
        CartState state = new(cart, Definition.Rounding);
        List<string> applied = [], coupons = [];
        HashSet<string> groups = new(StringComparer.Ordinal);
        Promotion? alone = Alone(candidates, state);
        foreach ((Promotion promotion, string? coupon) in candidates)
        {
            bool stackable = promotion.Combination == PromotionCombination.Stackable;
            bool combines = alone is not null ? ReferenceEquals(alone, promotion) : stackable && (promotion.ExclusiveGroup is null || !groups.Contains(promotion.ExclusiveGroup));
            bool holds = state.Allows(promotion);
            if (!combines || !holds)
            {
                // An exclusive one that no other kept away is not there because of its own condition.
                rejected.Add(new RejectedPromotion(promotion.Id, combines || (alone is null && !stackable && !holds) ? PromotionRejection.Condition : PromotionRejection.Combination));
                continue;
            }

            state.Apply(promotion);
            applied.Add(promotion.Id);
            if (promotion.ExclusiveGroup is string group) groups.Add(group);
            if (coupon is not null) coupons.Add(coupon);
        }

        return Price(cart, state, applied, coupons) with { Rejected = rejected };
    }

    /// <summary>The combination of promotions by which the customer pays least, among all that the rules of combination allow.</summary>
    /// <param name="cart">The cart.</param>
    /// <param name="asOf">The instant whose day says which promotions and coupons count.</param>
    /// <param name="cancellationToken">Stops the search.</param>
    /// <returns>
    /// The deal, proven to be the best; or <c>pricing.too_many_candidates</c> where more than <see cref="MaxCandidates"/> promotions
    /// count on that day, or what <see cref="Apply"/> answers. Of two deals of one total the one with fewer promotions, then the one whose promotions
    /// come first.
    /// </returns>
    /// <remarks>Branch and bound: a combination is left as soon as even all that remains cannot make it cheaper than the best one known.</remarks>
    public Result<BestDeal> FindBestDeal(Cart cart, Instant asOf, CancellationToken cancellationToken = default)
    {
        Problems problems = Check(cart);
        if (problems.HasErrors) return Result.Invalid(problems.Errors);
        List<RejectedPromotion> rejected = [];
        List<(Promotion Promotion, string? Coupon)> candidates = Candidates(cart, asOf, rejected);
        if (candidates.Count > MaxCandidates)
        {
            return Result.Invalid(new ValidationError("/promotions",
                string.Create(CultureInfo.InvariantCulture, $"{candidates.Count} promotions count at once, and the best of their combinations is only searched among {MaxCandidates}: end some, or let priorities decide."),
                "pricing.too_many_candidates"));
        }

        try
        {
            CartState untouched = new(cart, Definition.Rounding);
            BestDealSearch search = new(cart, Definition.Rounding, [.. candidates.Select(static c => c.Promotion)], state => Price(cart, state, [], []).Total, cancellationToken);
            (CartState best, int[] chosen) = search.Run();
            for (int i = 0; i < candidates.Count; i++)
            {
                Promotion promotion = candidates[i].Promotion;
                if (!chosen.Contains(i)) rejected.Add(new RejectedPromotion(promotion.Id, untouched.Allows(promotion) ? PromotionRejection.Outweighed : PromotionRejection.Condition));
            }

            PricedCart priced = Price(cart, best, [.. chosen.Select(i => candidates[i].Promotion.Id)], [.. chosen.Select(i => candidates[i].Coupon).OfType<string>()]);
            return new BestDeal(priced with { Rejected = rejected }, candidates.Count, search.Examined);
        }
        catch (OverflowException)
        {
            return Overflow();
        }
    }

    /// <summary>What to reserve before the order is placed: the intent, for <see cref="ICouponUsageStore.ReserveAsync"/>.</summary>
    /// <param name="cart">The priced cart.</param>
    /// <param name="key">The idempotency key, such as the id of the order: the same key never counts twice.</param>
    /// <param name="customer">The customer; null if not known.</param>
    /// <returns>
    /// The intent, empty where no coupon was needed; or every problem: <c>pricing.customer_missing</c> where a coupon is limited for each
    /// customer, <c>pricing.coupon_code</c> for a coupon that this definition does not have, because the cart was priced by another.
    /// </returns>
    public Result<CouponReservation> Reserve(PricedCart cart, string key, string? customer)
    {
        ArgumentNullException.ThrowIfNull(cart);
        ArgumentException.ThrowIfNullOrWhiteSpace(key);
        Problems problems = new();
        List<CouponUse> uses = [];
        for (int i = 0; i < cart.CouponsUsed.Count; i++)
        {
            string code = cart.CouponsUsed[i];
            if (!_coupons.TryGetValue(code, out Coupon? coupon))
            {
                problems.Error(string.Create(CultureInfo.InvariantCulture, $"/couponsUsed/{i}"), "pricing.coupon_code", $"There is no coupon {code} any more: price the cart again.");
                continue;
            }

            problems.Require(customer is not null || coupon.UsageLimitPerCustomer is null, "/customer", "pricing.customer_missing", $"The coupon {code} is limited for each customer: say who it is.");
            uses.Add(new CouponUse(code, coupon.UsageLimit, coupon.UsageLimitPerCustomer));
        }

        return problems.HasErrors ? Result.Invalid(problems.Errors) : new CouponReservation(key, customer, uses);
    }

    private static Result Overflow() =>
        Result.Invalid(new ValidationError("/lines", "An amount does not fit 28 digits: quantities and prices are far too large.", "pricing.overflow"));

    private static Problems Check(Cart cart)
    {
        ArgumentNullException.ThrowIfNull(cart);
        Problems problems = new();
        for (int i = 0; i < cart.Lines.Count; i++) Require(cart.Lines[i].TaxPercent, string.Create(CultureInfo.InvariantCulture, $"/lines/{i}"));
        for (int i = 0; i < cart.Surcharges.Count; i++) Require(cart.Surcharges[i].TaxPercent, string.Create(CultureInfo.InvariantCulture, $"/surcharges/{i}"));
        if (cart.Shipping is CartCharge shipping) Require(shipping.TaxPercent, "/shipping");
        return problems;

        void Require(decimal percent, string path) =>
            problems.Require(percent > -100m, path + "/taxPercent", "pricing.tax_percent", "A tax of -100 % or less leaves nothing to compute a price from: give a higher one.");
    }

    /// <summary>The promotions that count on that day with the coupon each needs, in order; the others are noted.</summary>
    private List<(Promotion Promotion, string? Coupon)> Candidates(Cart cart, Instant asOf, List<RejectedPromotion> rejected)
    {
        Dictionary<string, string> brought = new(StringComparer.Ordinal);
        foreach (string code in cart.Coupons.Select(Coupon.Normalize))
        {
            if (_coupons.TryGetValue(code, out Coupon? known) && Counts(known.Valid, asOf)) brought.TryAdd(known.Promotion, code);
        }

        List<(Promotion, string?)> candidates = [];
        foreach (Promotion promotion in _ordered)
        {
            string? coupon = brought.GetValueOrDefault(promotion.Id);
            if (!Counts(promotion.Valid, asOf)) rejected.Add(new RejectedPromotion(promotion.Id, PromotionRejection.NotValid));
            else if (coupon is null && _needCoupon.Contains(promotion.Id)) rejected.Add(new RejectedPromotion(promotion.Id, PromotionRejection.NoCoupon));
            else candidates.Add((promotion, coupon));
        }

        return candidates;
    }

    private bool Counts(EffectivePeriod period, Instant asOf) => period == EffectivePeriod.Always || period.Contains(asOf.InZone(Definition.Zone).Date);

    private static Promotion? Alone(List<(Promotion Promotion, string? Coupon)> candidates, CartState untouched)
    {
        Promotion? alone = null;
        int? stackable = null;
        foreach ((Promotion promotion, _) in candidates)
        {
            if (!untouched.Allows(promotion)) continue;
            if (promotion.Combination == PromotionCombination.Stackable) stackable = Math.Max(stackable ?? int.MinValue, promotion.Priority);
            else if (alone is null || promotion.Priority > alone.Priority) alone = promotion;
        }

        return alone?.Priority >= (stackable ?? int.MinValue) ? alone : null;
    }

    private PricedCart Price(Cart cart, CartState state, IReadOnlyList<string> applied, IReadOnlyList<string> coupons)
    {
        PricedCartLine[] lines = [.. Enumerable.Range(0, cart.Lines.Count).Select(state.Line)];
        decimal net = lines.Sum(static l => l.Net) + state.SurchargeTotal(withTax: false);
        decimal gross = lines.Sum(static l => l.Gross) + state.SurchargeTotal(withTax: true);
        int number = 0;
        TaxAmount[] taxes = [.. cart.OrderTaxPercents.Select(percent =>
            new TaxAmount((++number).ToString(CultureInfo.InvariantCulture), net, Definition.Rounding.Round(net * (percent / 100m))))];
        if (taxes.Length > 0) gross = net + taxes.Sum(static t => t.Amount);
        CartCharge? shipping = state.ShippingIsFree ? null : cart.Shipping;
        return new PricedCart(lines, net, gross,
            shipping is null ? 0m : state.Side(shipping, withTax: false), shipping is null ? 0m : state.Side(shipping, withTax: true),
            taxes, applied, coupons);
    }
}
