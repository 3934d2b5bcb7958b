namespace Crm.Commission;

/// <summary>Of which day the rate is taken that brings a credit into the plan's currency.</summary>
public enum FxPolicy
{
    /// <summary>The day of the credit.</summary>
    TransactionDate,

    /// <summary>One day for the whole plan, such as the first of the year.</summary>
    PlanFixed,

    /// <summary>The last day of the measure period.</summary>
    PeriodEnd,
}
