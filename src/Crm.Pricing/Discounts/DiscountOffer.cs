namespace Crm.Pricing;

/// <summary>A discount that came into question for a line, and what became of it.</summary>
internal record struct DiscountOffer(string Id, DiscountTerm Term, bool Cumulative, string? ExclusiveGroup)
{
    internal DiscountOffer(Discount discount)
        : this(discount.Id, new DiscountTerm(discount.Value), discount.Cumulative, discount.ExclusiveGroup)
    {
    }

    /// <summary>What it takes off if it applies.</summary>
    internal decimal Off { get; set; }

    internal RuleOutcome Outcome { get; set; }
}
