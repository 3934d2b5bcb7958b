namespace Crm.Pricing;

/// <summary>A discount rule with its schedule, ready to apply.</summary>
internal sealed class CompiledRule(DiscountRule rule)
{
    private readonly Discount? _discount = rule.Value is DiscountValue value
        ? new Discount(rule.Id, rule.Stage, value) { Cumulative = rule.Cumulative, ExclusiveGroup = rule.ExclusiveGroup }
        : null;

    private readonly CompiledDiscountSchedule? _schedule = rule.Schedule is DiscountSchedule schedule ? new CompiledDiscountSchedule(schedule) : null;

    internal DiscountRule Rule { get; } = rule;

    internal bool Applies(decimal quantity, PricingContext context)
    {
        decimal units = Math.Abs(quantity);
        return (Rule.MinQuantity is not decimal min || units >= min)
            && (Rule.MaxQuantity is not decimal max || units <= max)
            && (Rule.ValidFrom is not { } from || context.AsOf >= from)
            && (Rule.ValidTo is not { } to || context.AsOf <= to)
            && AttributeMatch.MatchesAll(Rule.Conditions, context.Attributes);
    }

    /// <summary>The discount for a line; a schedule becomes the amount that it takes off this one.</summary>
    internal Discount For(decimal amount, decimal quantity) =>
        _discount ?? new Discount(Rule.Id, Rule.Stage,
            DiscountValue.OfAmount(quantity == 0m ? 0m : _schedule!.DiscountOf(amount / quantity, quantity), DiscountScope.PerLine))
        {
            Cumulative = Rule.Cumulative,
            ExclusiveGroup = Rule.ExclusiveGroup,
        };
}
