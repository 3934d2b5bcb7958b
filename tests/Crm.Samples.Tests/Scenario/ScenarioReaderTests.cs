using Crm.SampleHost.CommandLine;
using Crm.SampleHost.Scenario;
using Xunit;

namespace Crm.Samples.Tests.Scenario;

public sealed class ScenarioReaderTests
{
    [Fact]
    public void File_AsInTheSample_HasItsStepsAndSetup()
    {
        ScenarioFile file = ScenarioReader.Read(Repository.PathOf("samples", "Crm.SampleHost", "scenario.json"));
        Assert.Equal(60, file.Steps.Count);
        Assert.Equal("CNY", file.Setup.BaseCurrency.Code);
        Assert.Equal(4, file.Setup.Pipeline.Count);
        Assert.Empty(file.Unknown);
    }

    [Fact]
    public void Sample_IsTheVectorsCopy() =>
        Assert.Equal(
            File.ReadAllText(Repository.PathOf("tests", "vectors", "domain", "scenario.json")),
            File.ReadAllText(Repository.PathOf("samples", "Crm.SampleHost", "scenario.json")));

    [Fact]
    public void Steps_OutOfOrder_ArePlayedInOrderOfTime()
    {
        string later = MiniScenario.Step(MiniScenario.Do("X"), n: 2);
        string earlier = MiniScenario.Step(MiniScenario.Do("X"), n: 1);
        Assert.Equal([1, 2], Read(MiniScenario.File($"{later}, {earlier}")).Steps.Select(static s => s.Number));
    }

    [Fact]
    public void Members_ThatNobodyKnows_AreKeptByName()
    {
        ScenarioFile file = Read($$"""
            { "setup": { "baseCurrency": "CNY", "zone": "Asia/Shanghai", "weather": { "rain": true } }, "extra": 1,
              "steps": [ {{MiniScenario.Step(MiniScenario.Do("X"), more: """, "mood": "good" """)}} ] }
            """);
        Assert.Equal(["extra", "setup/weather"], file.Unknown);
        Assert.Equal(["mood"], file.Steps[0].Unknown);
    }

    [Theory]
    [InlineData("rep1", "", "rep1")]
    [InlineData("portal:P-1", "portal", "P-1")]
    [InlineData("tB (offline)", "", "tB")]
    public void Actor_IsTakenApart(string text, string channel, string id)
    {
        ScenarioActor actor = ScenarioActor.Parse(text);
        Assert.Equal((channel, id), (actor.Channel, actor.Id));
    }

    [Theory]
    [InlineData("{", "not valid JSON")]
    [InlineData("[]", "not a JSON object")]
    [InlineData("""{ "setup": {}, "steps": [] }""", "setup/baseCurrency is missing")]
    [InlineData("""{ "setup": { "baseCurrency": "QQQ", "zone": "Asia/Shanghai" }, "steps": [] }""", "setup/baseCurrency names 'QQQ'")]
    [InlineData("""{ "setup": { "baseCurrency": "CNY", "zone": "Nowhere" }, "steps": [] }""", "setup/zone is Nowhere")]
    [InlineData("""{ "setup": { "baseCurrency": "CNY", "zone": "Asia/Shanghai" }, "steps": [] }""", "steps is empty")]
    [InlineData("""{ "setup": { "baseCurrency": "CNY", "zone": "Asia/Shanghai" }, "setup": 1, "steps": [] }""", "setup")]
    [InlineData("""{ "setup": { "baseCurrency": "CNY", "zone": "Asia/Shanghai" }, "steps": [ { "n": 1 } ] }""", "steps/0/actor is missing")]
    [InlineData("""{ "setup": { "baseCurrency": "CNY", "zone": "Asia/Shanghai", "rates": [ { "currency": "ZZZ", "date": "2026-01-01", "rate": 1 } ] }, "steps": [] }""", "setup/rates/0/currency names 'ZZZ'")]
    public void File_ThatIsBroken_IsRefusedWithItsPath(string text, string part)
    {
        BadInputException refused = Assert.Throws<BadInputException>(() => Read(text));
        Assert.Contains(part, refused.Message, StringComparison.Ordinal);
        Assert.DoesNotContain('\n', refused.Message);
    }

    private static ScenarioFile Read(string text)
    {
        using TemporaryFolder folder = new();
        return ScenarioReader.Read(folder.Write("scenario.json", text));
    }
}
