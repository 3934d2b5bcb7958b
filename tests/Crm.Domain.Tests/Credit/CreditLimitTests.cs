using Crm.Primitives;
using Crm.Testing;
using FsCheck;
using FsCheck.Fluent;
using Xunit;

namespace Crm.Domain.Tests.Credit;

public sealed class CreditLimitTests
{
    private static readonly Currency Cny = Currency.Of("CNY");

    [Fact]
    public void Check_AboveTheLimit_IsExceeded() => Assert.True(Limit(500_000m).Check(Yuan(586_989.20m)).IsExceeded);

    [Fact]
    public void Check_BelowTheLimitAboveTheWarning_WarnsWithTheUtilisation()
    {
        CreditDecision decision = Limit(600_000m).Check(Yuan(586_989.20m));

        Assert.False(decision.IsExceeded);
        Assert.True(decision.IsWarning);
        Assert.Equal(97.83m, decision.UtilisationPercent);
    }

    [Fact]
    public void Check_ExactlyAtTheLimit_Passes() => Assert.False(Limit(1000m).Check(Yuan(1000m)).IsExceeded);

    [Theory]
    [InlineData(799.96, false)]
    [InlineData(800, true)]
    public void Check_WarningPercentage_ComparesExactAmounts(double exposure, bool warns) =>
        Assert.Equal(warns, Limit(1000m).Check(Yuan((decimal)exposure)).IsWarning);

    [Fact]
    public void Check_WithoutLimit_ChecksNothing() =>
        Assert.Equal(new CreditDecision(Yuan(1e9m), null, false, false, null), new CreditLimit(null, 80m).Check(Yuan(1e9m)));

    [Fact]
    public void Check_LimitOfZero_RefusesAnyCredit()
    {
        Assert.True(Limit(0m).Check(Yuan(0.01m)).IsExceeded);
        Assert.False(Limit(0m).Check(Yuan(0m)).IsExceeded);
    }

    [Fact]
    public void With_InvoiceOfAConfirmedOrder_IsNotCountedTwice() =>
        Assert.Equal(Yuan(1500m), new CreditExposure(Yuan(0m), Yuan(1000m)).With(Yuan(1500m), Yuan(1000m)));

    [Fact]
    public void Add_AnyExposures_IsTheExposureOfAllDocumentsTogether()
    {
        Gen<CreditExposure> exposure =
            from open in Gen.Choose(-1_000_000, 1_000_000)
            from confirmed in Gen.Choose(0, 1_000_000)
            select new CreditExposure(Yuan(open / 100m), Yuan(confirmed / 100m));
        Law.Holds(Gen.Two(exposure), pair =>
        {
            CreditExposure both = pair.Item1 + pair.Item2;
            return both.Total == pair.Item1.Total + pair.Item2.Total && both == pair.Item2 + pair.Item1
                && both + CreditExposure.None(Cny) == both;
        });
    }

    private static CreditLimit Limit(decimal amount) => new(Yuan(amount), 80m);

    private static Money Yuan(decimal amount) => new(amount, Cny);
}
