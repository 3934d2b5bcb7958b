using Crm.Primitives;

namespace Crm.Pricing;

/// <summary>A discount rule with its schedule, ready to apply.</summary>
internal sealed class CompiledRule
{
    private readonly DiscountOffer _offer;
    private readonly CompiledDiscountSchedule? _schedule;

    internal CompiledRule(DiscountRule rule, string? catalogZone, CompiledCondition<PricingFacts>? when)
    {
        Rule = rule;
        Validity = Validity.Of(rule.ValidFrom, rule.ValidTo, rule.ValidDates, catalogZone);
        When = when;
        _schedule = rule.Schedule is DiscountSchedule schedule ? new CompiledDiscountSchedule(schedule) : null;
        _offer = new DiscountOffer(rule.Id, new DiscountTerm(rule.Value ?? default), rule.Cumulative, rule.ExclusiveGroup);
    }

    internal DiscountRule Rule { get; }

    internal Validity Validity { get; }

    internal CompiledCondition<PricingFacts>? When { get; }

    /// <summary>The discount for a line; a schedule becomes the amount that it takes off this one, or gives back less where the quantity is negative.</summary>
    internal DiscountOffer For(decimal amount, decimal quantity) => _schedule is null ? _offer : _offer with
    {
        Term = new DiscountTerm(DiscountValue.OfAmount(_schedule.DiscountOfLine(amount, quantity), DiscountScope.PerLine)),
    };

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
