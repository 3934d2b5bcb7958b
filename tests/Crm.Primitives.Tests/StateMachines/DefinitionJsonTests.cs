using Xunit;

namespace Crm.Primitives.StateMachines;

public sealed class DefinitionJsonTests
{
    [Fact]
    public void Json_WrittenAndRead_IsTheSameDefinition()
    {
        string json = Doors.Definition.ToJson();
        StateMachineDefinition back = StateMachineDefinition.FromJson(json).Value;

        Assert.Equal(Doors.Definition, back);
        Assert.Equal(json, back.ToJson());
        Assert.StartsWith("{\"schemaVersion\":1,\"name\":\"Door\",\"initial\":\"Open\",\"states\":[{\"name\":\"Open\",\"category\":\"Open\"", json, StringComparison.Ordinal);
    }

    [Fact]
    public void Json_OptionalMembersLeftOut_HaveTheirDefaults()
    {
        StateMachineDefinition read = StateMachineDefinition.FromJson("""
            {"schemaVersion":1,"name":"Lamp","initial":"Off","states":[{"name":"Off","category":"Open"}],
             "transitions":[{"from":"Off","trigger":"Switch","to":"Off"}]}
            """).Value;

        Assert.True(read.States[0].Editable);
        Assert.Empty(read.States[0].Attributes);
        Assert.True(StateMachine.Compile(read).IsSuccess);
    }

    [Theory]
    [InlineData("""{"schemaVersion":2,"name":"L","initial":"O","states":[],"transitions":[]}""", StateErrors.SchemaVersion, "/schemaVersion")]
    [InlineData("""{"name":"L","initial":"O","states":[],"transitions":[]}""", StateErrors.Json, "")]
    [InlineData("""{"schemaVersion":1,"name":"L","initial":"O","states":[],"transitions":[],"color":1}""", StateErrors.Json, "/color")]
    [InlineData("""{"schemaVersion":1,"name":"L","name":"M","initial":"O","states":[],"transitions":[]}""", StateErrors.Json, "")]
    [InlineData("""{"schemaVersion":1,"name":"L","initial":"O","states":[{"name":"O","category":"Sleepy"}],"transitions":[]}""", StateErrors.Json, "/states/0/category")]
    [InlineData("nonsense", StateErrors.Json, "")]
    [InlineData("null", StateErrors.Json, "")]
    public void Json_NoSuchDocument_IsACodedErrorWithItsPlace(string json, string code, string place)
    {
        ValidationError error = Assert.Single(StateMachineDefinition.FromJson(json).ValidationErrors);

        Assert.Equal(code, error.ErrorCode);
        Assert.StartsWith(place, error.Identifier, StringComparison.Ordinal);
    }

    [Fact]
    public void Json_HugeText_IsRefusedUnread() => Assert.Equal(
        StateErrors.TooLarge, StateMachineDefinition.FromJson(new string(' ', 1_000_001)).ValidationErrors[0].ErrorCode);
}
