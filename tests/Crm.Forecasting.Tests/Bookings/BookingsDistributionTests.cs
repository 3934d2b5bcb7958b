using Crm.Testing;
using FsCheck;
using FsCheck.Fluent;
using Xunit;

namespace Crm.Forecasting.Tests;

public sealed class BookingsDistributionTests
{
    private static readonly Gen<BookingsDeal[]> Deals =
        from units in Gen.ArrayOf(Gen.Choose(0, 40), 8)
        from percents in Gen.ArrayOf(Gen.Choose(0, 100), 8)
        select units.Zip(percents, static (u, p) => new BookingsDeal(u * 5, p / 100.0)).ToArray();

    [Fact]
    public void Exact_AnyDeals_EqualsTheSumOverAllOutcomes() =>
        Law.Holds(Deals, static deals =>
        {
            Dictionary<long, double> oracle = [];
            for (int outcome = 0; outcome < 1 << deals.Length; outcome++)
            {
                double p = 1;
                long total = 0;
                for (int i = 0; i < deals.Length; i++)
                {
                    bool won = (outcome >> i & 1) == 1;
                    p *= won ? deals[i].Probability : 1 - deals[i].Probability;
                    total += won ? deals[i].Units : 0;
                }

                oracle[total] = oracle.GetValueOrDefault(total) + p;
            }

            BookingsDistribution distribution = BookingsDistribution.Exact(deals);
            return distribution.Probabilities.All(e => Math.Abs(oracle[e.Key] - e.Value) < 1e-12)
                && Math.Abs(distribution.Mean - deals.Sum(static d => d.Units * d.Probability)) < 1e-9
                && oracle.Keys.All(k => Math.Abs(oracle.Where(o => o.Key >= k).Sum(static o => o.Value) - distribution.AtLeast(k)) < 1e-12);
        }, 200);

    [Fact]
    public void Quantile_OneBigDeal_ShowsThatTheWeightedTotalIsNeverBooked()
    {
        BookingsDistribution distribution = BookingsDistribution.Exact([new(1_000, 0.1), new(10, 0.5), new(10, 0.5), new(10, 0.5), new(10, 0.5)]);
        Assert.Equal(120, distribution.Mean, 9);
        Assert.Equal(20, distribution.Quantile(0.5));
    }

    [Theory]
    [InlineData(-1, 0.5)]
    [InlineData(1, 1.5)]
    [InlineData(1, double.NaN)]
    [InlineData(2_000_001, 0.5, 1)]
    public void Exact_BadInput_IsRefused(long units, double probability, long another = 0) =>
        Assert.Throws<ArgumentOutOfRangeException>(() => BookingsDistribution.Exact([new(units, probability), new(another, 0.5)]));
}
