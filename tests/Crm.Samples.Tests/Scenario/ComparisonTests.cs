using System.Text.Json;
using Crm.Primitives;
using Crm.SampleHost.Scenario;
using NodaTime;
using Xunit;

namespace Crm.Samples.Tests.Scenario;

public sealed class ComparisonTests
{
    [Theory]
    [InlineData("\"a\"", "a", true)]
    [InlineData("\"a\"", "A", false)]
    [InlineData("\"a (why)\"", "a", true)]
    [InlineData("\"a\"", "a (because)", true)]
    [InlineData("\"a(b)\"", "a", false)]
    [InlineData("10", "10", true)]
    [InlineData("10", "10.0", false)]
    [InlineData("true", "true", true)]
    [InlineData("null", "null", false)]
    public void Scalars_ComparedAsText_CommentsLeftOut(string expected, string got, bool ok) => Assert.Equal(ok, Agree(expected, got));

    [Fact]
    public void Null_ReportedOnPurpose_AgreesWithNull()
    {
        Assert.True(Agree("null", null));
        Assert.False(Agree("\"\"", null));
    }

    [Fact]
    public void Key_NotReported_DoesNotAgree()
    {
        Comparison comparison = Comparison.Of("key", JsonSerializer.SerializeToElement("x"), null);
        Assert.False(comparison.Ok);
        Assert.Equal(Comparison.Nothing, comparison.Got);
    }

    [Fact]
    public void Lists_AnotherOrderOrLength_DoNotAgree()
    {
        Assert.True(Agree("""["a (1)", "b"]""", new[] { "a", "b" }));
        Assert.False(Agree("""["b", "a"]""", new[] { "a", "b" }));
        Assert.False(Agree("""["a"]""", new[] { "a", "b" }));
        Assert.False(Agree("\"a\"", new[] { "a" }));
    }

    [Fact]
    public void Map_WithAFurtherMember_DoesNotAgree_ButARecordDoes()
    {
        Assert.False(Agree("""{"a": 1}""", new Dictionary<string, int> { ["a"] = 1, ["b"] = 2 }));
        Assert.True(Agree("""{"b": 2, "a": 1}""", new Dictionary<string, int> { ["a"] = 1, ["b"] = 2 }));
        Assert.True(Agree("""{"a": 1}""", Outcome.Record(("a", 1), ("b", 2))));
        Assert.False(Agree("""{"a": 1, "c": 3}""", Outcome.Record(("a", 1), ("b", 2))));
    }

    [Fact]
    public void KeyThatNamesALimit_AgreesUpToIt()
    {
        Assert.True(Comparison.Of("maxMillis", JsonSerializer.SerializeToElement(200), Outcome.Of(200L)).Ok);
        Assert.False(Comparison.Of("maxMillis", JsonSerializer.SerializeToElement(200), Outcome.Of(201L)).Ok);
    }

    [Fact]
    public void Values_OfTheFamily_HaveOneTextWhateverTheCulture()
    {
        Assert.Equal("12.50", Outcome.Of(new Money(12.5m, "CNY")).ToString());
        Assert.Equal("12", Outcome.Of(new Money(12m, "JPY")).ToString());
        Assert.Equal("12.505", Outcome.Of(new Money(12.505m, "CNY")).ToString());
        Assert.Equal("-1.50", Outcome.Of(-1.50m).ToString());
        Assert.Equal("2026-03-02T01:00:00Z", Outcome.Of(Instant.FromUtc(2026, 3, 2, 1, 0)).ToString());
        Assert.Equal("2026-03-02", Outcome.Of(new LocalDate(2026, 3, 2)).ToString());
    }

    private static bool Agree(string expected, object? got) =>
        Comparison.Of("key", JsonDocument.Parse(expected).RootElement, Outcome.Of(got)).Ok;
}
