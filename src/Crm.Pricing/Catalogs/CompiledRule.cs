using Crm.Primitives;

namespace Crm.Pricing;

/// <summary>A discount rule with its schedule, ready to apply.</summary>
internal sealed class CompiledRule
{
    internal CompiledRule(DiscountRule rule, string? catalogZone, CompiledCondition<PricingFacts>? when)
    {
        Rule = rule;
        Validity = Validity.Of(rule.ValidFrom, rule.ValidTo, rule.ValidDates, catalogZone);
        When = when;
        DiscountTerm term = rule.Schedule is DiscountSchedule schedule ? new DiscountTerm(new CompiledDiscountSchedule(schedule)) : new DiscountTerm(rule.Value ?? default);
        Offer = new DiscountOffer(rule.Id, term, rule.Cumulative, rule.ExclusiveGroup);
    }

    internal DiscountRule Rule { get; }

    internal Validity Validity { get; }

    internal CompiledCondition<PricingFacts>? When { get; }

    internal DiscountOffer Offer { get; }

    /// <summary>Why the rule does not apply; null if it does.</summary>
    internal RuleConsideration? Explain(decimal units, PricingContext context, PricingFacts facts)
    {
        AttributeMatch? unmatched = null;
        foreach (AttributeMatch condition in Rule.Conditions)
        {
            if (!condition.Matches(context.Attributes)) unmatched ??= condition;
        }

        RuleOutcome outcome = !Validity.Contains(context.AsOf) ? RuleOutcome.NotValid
            : unmatched is not null ? RuleOutcome.Condition
            : units < Rule.MinQuantity ? RuleOutcome.QuantityTooLow
            : units > Rule.MaxQuantity ? RuleOutcome.QuantityTooHigh
            : When?.IsSatisfiedBy(facts) == false ? RuleOutcome.When
            : RuleOutcome.Applied;
        return outcome == RuleOutcome.Applied ? null : new RuleConsideration(Rule.Id, Rule.Stage, outcome, null)
        {
            Unmatched = outcome == RuleOutcome.Condition ? unmatched : null,
            When = outcome == RuleOutcome.When ? When!.Explain(facts) : null,
        };
    }
}
