namespace Crm.Pricing;

/// <summary>Why a promotion did not apply.</summary>
public enum PromotionRejection
{
    /// <summary>It does not count on that day.</summary>
    NotValid,

    /// <summary>The cart brings none of its coupons, or one that does not count on that day.</summary>
    NoCoupon,

    /// <summary>A condition did not hold on what the promotions before it left.</summary>
    Condition,

    /// <summary>It does not go together with one that applied.</summary>
    Combination,

    /// <summary>The best deal (<see cref="PromotionEngine.FindBestDeal"/>) costs the customer less, or no more, without it.</summary>
    Outweighed,
}
