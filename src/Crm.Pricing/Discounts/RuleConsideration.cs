using Crm.Primitives;

namespace Crm.Pricing;

/// <summary>A discount that was looked at for a line, and what became of it.</summary>
/// <param name="RuleId">The rule, or the discount of the line itself.</param>
/// <param name="Stage">The stage of the waterfall.</param>
/// <param name="Outcome">Whether it was taken off, else why not.</param>
/// <param name="Amount">What it took off, unrounded; null unless it applied.</param>
public sealed record RuleConsideration(string RuleId, PriceStage Stage, RuleOutcome Outcome, decimal? Amount)
{
    /// <summary>The first condition that does not match; null unless the outcome is <see cref="RuleOutcome.Condition"/>.</summary>
    public AttributeMatch? Unmatched { get; init; }

    /// <summary>The condition data taken apart; null unless the outcome is <see cref="RuleOutcome.When"/>.</summary>
    public ConditionTrace? When { get; init; }
}
