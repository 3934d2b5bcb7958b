namespace Crm.Pricing;

/// <summary>Which discount is looked for, and where it is given.</summary>
/// <param name="Goal">What for.</param>
/// <param name="Target">The amount or the percentage.</param>
public sealed record DiscountQuestion(DiscountGoal Goal, decimal Target)
{
    /// <summary>The lines that get the discount, on top of what they have; null for a discount on the document, in the place of the one it has.</summary>
    public IReadOnlyCollection<string>? LineIds { get; init; }

    /// <summary>The smallest step, in percent.</summary>
    /// <value>The default is 0.01.</value>
    public decimal StepPercent { get; init; } = 0.01m;

    /// <summary>The largest discount that may be given, in percent.</summary>
    /// <value>The default is 100.</value>
    public decimal MaxPercent { get; init; } = 100m;
}
