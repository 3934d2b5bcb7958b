namespace Crm.Pricing;

/// <summary>What a discount is looked for.</summary>
public enum DiscountGoal
{
    /// <summary>The smallest discount at which the total, taxes included, is at most the target: what a customer can spend.</summary>
    TotalAtMost,

    /// <summary>The smallest discount at which the net is at most the target.</summary>
    NetAtMost,

    /// <summary>The smallest discount at which the margin in percent of the net is at most the target.</summary>
    MarginPercentAtMost,

    /// <summary>The largest discount at which the net is at least the target.</summary>
    NetAtLeast,

    /// <summary>The largest discount at which the margin in percent of the net is at least the target: what a seller may give away.</summary>
    MarginPercentAtLeast,
}
