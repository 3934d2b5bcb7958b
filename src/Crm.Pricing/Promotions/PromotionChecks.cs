using Crm.Primitives;

namespace Crm.Pricing;

/// <summary>What a definition of promotions must and should fulfil.</summary>
internal static class PromotionChecks
{
    internal static Problems Run(PromotionDefinition definition, DefinitionLimits limits)
    {
        Problems problems = new();
        int size = definition.Promotions.Length + definition.Coupons.Length;
        problems.Require(size <= limits.Nodes && definition.Promotions.Length <= limits.Rules, "", "pricing.too_many_rules",
            Text($"{definition.Promotions.Length} promotions and {definition.Coupons.Length} coupons are more than the limits allow ({limits.Rules}, {limits.Nodes} in all): split the definition or raise the limits."));
        if (problems.HasErrors) return problems;
        Dictionary<string, Promotion> promotions = new(StringComparer.Ordinal);
        for (int i = 0; i < definition.Promotions.Length; i++)
        {
            Promotion promotion = definition.Promotions[i];
            string at = Text($"/promotions/{i}");
            problems.Require(promotions.TryAdd(promotion.Id, promotion), at + "/id", "pricing.duplicate_id", $"The promotion {promotion.Id} is there twice: ids are unique.");
            problems.Require(promotion.Value >= 0m, at + "/value", "pricing.negative", $"The promotion {promotion.Id} takes off: give a number from 0.");
            problems.Require(promotion.Target != PromotionTarget.Shipping || promotion is { Unit: DiscountUnit.Percent, Value: 100m } or { Unit: DiscountUnit.Price, Value: 0m },
                at + "/value", "pricing.shipping_free", $"The promotion {promotion.Id} of the shipping makes it free: 100 percent, or the price 0.");
            if (promotion.Valid.IsEmpty) problems.Warning(at + "/valid", "pricing.never_matches", $"The period of {promotion.Id} has no day, so it can never apply: let it end later.");
            if (promotion.Target != PromotionTarget.Items && (promotion.Product is not null || promotion.ListUnitPrice is not null))
                problems.Warning(at, "pricing.condition_ignored", $"Product and list price choose lines, but {promotion.Id} is for the {(promotion.Target == PromotionTarget.Order ? "order" : "shipping")}: they are not asked.");
        }

        HashSet<string> codes = new(definition.Coupons.Length, StringComparer.Ordinal);
        for (int i = 0; i < definition.Coupons.Length; i++)
        {
            Coupon coupon = definition.Coupons[i];
            string code = Coupon.Normalize(coupon.Code);
            if (code.Length == 0) problems.Error(Text($"/coupons/{i}/code"), "pricing.coupon_code", "A coupon code has 1 to 64 characters that are not white space around it.");
            else if (!codes.Add(code)) problems.Error(Text($"/coupons/{i}/code"), "pricing.duplicate_id", $"The code {code} is there twice (A to Z count the same in both cases): codes are unique.");
            if (!promotions.TryGetValue(coupon.Promotion, out Promotion? promotion)) problems.Error(Text($"/coupons/{i}/promotion"), "pricing.promotion_unknown", $"There is no promotion {coupon.Promotion} for the code {code}: add it, or correct the name.");
            else if (!coupon.Valid.IsEmpty && !promotion.Valid.IsEmpty && !coupon.Valid.Overlaps(promotion.Valid)) problems.Warning(Text($"/coupons/{i}/valid"), "pricing.never_matches", $"The code {code} counts only when its promotion {promotion.Id} does not: move one of the periods.");
            if (coupon.Valid.IsEmpty) problems.Warning(Text($"/coupons/{i}/valid"), "pricing.never_matches", $"The period of the code {code} has no day, so it never counts: let it end later.");
            if (coupon.UsageLimit is < 1) problems.Error(Text($"/coupons/{i}/usageLimit"), "pricing.usage_limit", $"A limit of {coupon.UsageLimit} for {code} allows nothing: give 1 or more, or leave it out.");
            if (coupon.UsageLimitPerCustomer is < 1) problems.Error(Text($"/coupons/{i}/usageLimitPerCustomer"), "pricing.usage_limit", $"A limit of {coupon.UsageLimitPerCustomer} for {code} allows nothing: give 1 or more, or leave it out.");
        }

        return problems;
    }

    private static string Text(FormattableString text) => FormattableString.Invariant(text);
}
