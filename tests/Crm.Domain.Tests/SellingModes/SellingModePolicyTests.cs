using System.Globalization;
using Xunit;

namespace Crm.Domain.Tests;

public sealed class SellingModePolicyTests
{
    private static readonly SellingModePolicy Policy = SellingModePolicy.Compile(new(
    [
        new("A", "self-service", 1_000m), new("B", "call centre", 50_000m, FromComplexity: 3), new("C", "field + call centre", null, FromComplexity: 7),
    ])).Value;

    [Theory]
    [InlineData("0", 0, "A")]
    [InlineData("1000.00", 0, "A")]
    [InlineData("1000.01", 0, "B")]
    [InlineData("50000.01", 0, "C")]
    [InlineData("10", 3, "B")]
    [InlineData("10", 9, "C")]
    [InlineData("60000", 3, "C")]
    public void For_AmountAndComplexity_TakesTheHigherBand(string amount, int complexity, string band) =>
        Assert.Equal(band, Policy.For(decimal.Parse(amount, CultureInfo.InvariantCulture), complexity).Key);

    [Fact]
    public void Compile_EveryMistake_IsReportedAtOnce()
    {
        Assert.Equal(["selling.no_bands"], Codes());
        Assert.Equal(["selling.band_name", "selling.band_open", "selling.complexity_order", "selling.band_open", "selling.band_order"],
            Codes(new(" ", "x", null, 5), new("B", "y", 10m, 5), new("C", "z", 10m)));
    }

    private static IEnumerable<string?> Codes(params SellingBand[] bands) =>
        SellingModePolicy.Compile(new(bands)).ValidationErrors.Select(static e => e.ErrorCode);
}
