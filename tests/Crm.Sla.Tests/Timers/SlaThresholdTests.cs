using Crm.Testing;
using FsCheck;
using FsCheck.Fluent;
using NodaTime;

namespace Crm.Sla.Tests.Timers;

public sealed class SlaThresholdTests
{
    [Theory]
    [InlineData("75 %")]
    [InlineData("12.5 %")]
    [InlineData("1:00:00 left")]
    [InlineData("0:00:00 left")]
    [InlineData("30:00:00.0000001 left")]
    [InlineData("1:30:00 over")]
    public void TryParse_CanonicalText_GivesTheThresholdWithThatText(string text)
    {
        Assert.True(SlaThreshold.TryParse(text, out SlaThreshold threshold));
        Assert.Equal(text, threshold.ToString());
    }

    [Theory]
    [InlineData("")]
    [InlineData("75")]
    [InlineData("75%")]
    [InlineData("-1 %")]
    [InlineData("10001 %")]
    [InlineData("1e3 %")]
    [InlineData("1:00:00")]
    [InlineData("-1:00:00 left")]
    [InlineData("2400001:00:00 left")]
    [InlineData("x over")]
    public void TryParse_AnythingElse_IsRefused(string text) => Assert.False(SlaThreshold.TryParse(text, out _));

    [Fact]
    public void ToString_AnyThreshold_ReadsBack() => Law.Holds(
        Gen.OneOf(Gen.Choose(0, 1_000_000).Select(static p => SlaThreshold.AtPercent(p / 100m)), Gen.Choose(int.MinValue, int.MaxValue).Select(static t => SlaThreshold.Before(Duration.FromTicks(t * 1_000L)))),
        static threshold => SlaThreshold.TryParse(threshold.ToString(), out SlaThreshold read) && read == threshold);

    [Fact]
    public void Of_FractionOfATick_IsRoundedUp() => Assert.Equal(Duration.FromTicks(2), SlaThreshold.AtPercent(50).Of(Duration.FromTicks(3)));
}
