using Crm.Testing;
using FsCheck;
using FsCheck.Fluent;
using Xunit;

namespace Crm.Forecasting.Tests;

public sealed class WinHazardTests
{
    [Fact]
    public void Fit_AnyHistory_EveryDealIsOpenWonOrLost() =>
        Law.Holds(
            from days in Gen.ArrayOf(Gen.Choose(0, 20), 15)
            from states in Gen.ArrayOf(Gen.Elements(DealState.Open, DealState.Won, DealState.Lost), 15)
            select days.Zip(states, static (d, s) => new DealHistory(d, s)).ToArray(),
            static deals =>
            {
                WinHazard hazard = WinHazard.Fit(deals);
                return hazard.Steps.All(static s => Math.Abs(s.Survival + s.WonBy + s.LostBy - 1) < 1e-12)
                    && hazard.Steps.Zip(hazard.Steps.Skip(1)).All(static p => p.First.WonBy <= p.Second.WonBy && p.First.Survival >= p.Second.Survival)
                    && hazard.Equals(WinHazard.Fit([.. deals.Reverse()]));
            });

    [Fact]
    public void WinWithin_NobodyStaysOpenThatLong_IsNull()
    {
        WinHazard hazard = WinHazard.Fit([new(5, DealState.Won), new(8, DealState.Lost)]);
        Assert.Equal(0.5, hazard.WinWithin(0, 5));
        Assert.Null(hazard.WinWithin(8, 10));
    }
}
