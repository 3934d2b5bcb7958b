using Crm.Testing;
using FsCheck.Fluent;
using Xunit;

namespace Crm.Scoring.Tests.Bands;

public sealed class BandScaleTests
{
    [Fact]
    public void LabelOf_RisingValues_NeverFallsBack()
    {
        BandScale scale = BandScale.Compile([new ScoreBand("low", null), new ScoreBand("high", 80), new ScoreBand("middle", 40)]).Value;
        string[] order = ["low", "middle", "high"];
        Law.Holds(Gen.Choose(-100, 200).Zip(Gen.Choose(-100, 200)), p =>
            Array.IndexOf(order, scale.LabelOf(Math.Min(p.Item1, p.Item2))) <= Array.IndexOf(order, scale.LabelOf(Math.Max(p.Item1, p.Item2))));
        Assert.Equal(("middle", "high"), (scale.LabelOf(79.99m), scale.LabelOf(80m)));
    }

    [Fact]
    public void LabelOf_BelowTheLowestBand_IsNone() => Assert.Null(BandScale.Compile([new ScoreBand("A", 10)]).Value.LabelOf(9.99m));
}
