using Crm.Primitives;
using Xunit;
using static Crm.Dedupe.Tests.Matching.Definitions;

namespace Crm.Dedupe.Tests.Matching;

public sealed class MatchDefinitionJsonTests
{
    [Fact]
    public void MatchDefinition_WrittenAndRead_DecidesTheSame()
    {
        string json = MatchDefinition.Json.Write(Contacts, indented: true);
        MatchDefinition read = MatchDefinition.Json.Read(json).Value;
        Assert.Equal(json, MatchDefinition.Json.Write(read, indented: true));
        RecordMatcher matcher = RecordMatcher.Compile(read).Value;
        SourceRecord left = Person("1", "Wang Wei", "a@example.com"), right = Person("2", "Wang Wie", "b@example.com");
        Assert.Equal(Matcher.Compare(Matcher.Prepare(left), Matcher.Prepare(right)), matcher.Compare(matcher.Prepare(left), matcher.Prepare(right)));
    }

    [Fact]
    public void MatchDefinition_SingleMembersLeftOut_HaveTheirDefaults()
    {
        MatchDefinition read = MatchDefinition.Json.Read("""
            {"schemaVersion": 1, "name": "n", "fields": [{"name": "f", "kind": "email"}], "keys": [{"name": "k", "field": "f"}], "comparisons": [], "blocks": []}
            """).Value;
        Assert.Equal((1, 0.0001, 0.0, -3.0, 2_000), (read.Version, read.Prior, read.MatchWeight, read.PossibleWeight, read.MaxBlockSize));
        RecordMatcher matcher = RecordMatcher.Compile(read).Value;
        Assert.Equal("janedoe@gmail.com", matcher.Prepare(SourceRecord.Of("1", ("f", "jane.doe@googlemail.com"))).Values[0]);
    }

    [Fact]
    public void MatchDefinition_BrokenText_ReportsEveryProblemWithItsPlace()
    {
        Result<MatchDefinition> result = MatchDefinition.Json.Read("""{"schemaVersion": 1, "name": 3, "fields": [{"name": "f", "kind": "colour"}], "keys": [], "comparisons": [], "blocks": []}""");
        Assert.Equal(["/name", "/fields/0/kind"], result.ValidationErrors.Select(static e => e.Identifier));
    }
}
