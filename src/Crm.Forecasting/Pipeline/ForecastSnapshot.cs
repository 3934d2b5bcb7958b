using System.Collections.Immutable;
using Crm.Primitives;

namespace Crm.Forecasting;

/// <summary>The forecast of a period at one moment, with the deals it consists of.</summary>
/// <remarks>Immutable. Every figure is a sum over <see cref="Contributions"/>; nothing is rounded.</remarks>
public sealed class ForecastSnapshot
{
    private readonly Currency _currency;

    internal ForecastSnapshot(EffectivePeriod period, Currency currency, ImmutableArray<DealContribution> contributions)
    {
        Period = period;
        _currency = currency;
        Contributions = contributions;
    }

    /// <summary>The period.</summary>
    public EffectivePeriod Period { get; }

    /// <summary>The deals that count, in the order of their keys. Omitted, lost and foreign-period deals are not among them.</summary>
    public ImmutableArray<DealContribution> Contributions { get; }

    /// <summary>Amount times probability over the open deals.</summary>
    public Money WeightedOpen => Sum(static c => c.Category != ForecastCategory.Closed, static c => c.Weighted);

    /// <summary>What is closed and the weighted open deals.</summary>
    public Money WeightedTotal => Total(ForecastCategory.Closed) + WeightedOpen;

    /// <summary>All open deals, unweighted.</summary>
    public Money OpenPipeline => Sum(static c => c.Category != ForecastCategory.Closed, static c => c.Deal.Amount);

    /// <summary>The deals of one category alone.</summary>
    /// <param name="category">The category.</param>
    public Money Total(ForecastCategory category) => Sum(c => c.Category == category, static c => c.Deal.Amount);

    /// <summary>The deals of a category and of all surer ones: best case includes most likely, commit and closed.</summary>
    /// <param name="category">The category; <see cref="ForecastCategory.Closed"/> is closed only.</param>
    public Money Cumulative(ForecastCategory category) => Sum(c => c.Category >= category, static c => c.Deal.Amount);

    private Money Sum(Func<DealContribution, bool> which, Func<DealContribution, Money> what) =>
        Contributions.Where(which).Aggregate(Money.Zero(_currency), (sum, c) => sum + what(c));
}
