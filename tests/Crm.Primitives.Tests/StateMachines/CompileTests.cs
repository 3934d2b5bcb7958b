using Xunit;

namespace Crm.Primitives.StateMachines;

public sealed class CompileTests
{
    private static readonly StateMachineDefinition Two = new("Lamp", "Off")
    {
        States = [new("Off", StateCategory.Open), new("On", StateCategory.Open)],
        Transitions = [new("Off", "Switch", "On"), new("On", "Switch", "Off")],
    };

    [Fact]
    public void Compile_SoundDefinition_NeedsNoEnum()
    {
        StateMachine<string> lamp = StateMachine.Compile(Two).Value;

        Assert.Equal("On", lamp.Fire("Off", "Switch").Value.To);
        Assert.Empty(lamp.Diagnostics);
        Assert.Throws<ArgumentOutOfRangeException>(() => lamp.Fire("Broken", "Switch"));
    }

    [Fact]
    public void Compile_SeveralMistakes_ReportsAllAtOnceWithPlaces()
    {
        StateMachineDefinition wrong = new("", "Start")
        {
            States = [new("A", StateCategory.Open), new("A", StateCategory.Open), new(" ", (StateCategory)7)],
            Transitions = [new("A", "Go", "B") { Guards = [""] }, new("A", "Go", "A")],
        };

        Assert.Equal(
            [
                "/name state.bad_name", "/states/1/name state.duplicate_state", "/states/2/name state.bad_name", "/states/2/category state.bad_name",
                "/initial state.unknown_state", "/transitions/0/to state.unknown_state", "/transitions/0/guards/0 state.bad_name",
                "/transitions/1 state.nondeterministic",
            ],
            Problems(wrong));
    }

    [Fact]
    public void Compile_StateWithoutWayToIt_IsUnreachable() => Assert.Equal(
        ["/states/2 state.unreachable"], Problems(Two with { States = Two.States.Add(new("Broken", StateCategory.Lost, Terminal: true)) }));

    [Fact]
    public void Compile_TerminalStateWithWayOut_IsRefused() => Assert.Equal(
        ["/states/1/terminal state.terminal_with_way_out"], Problems(Two with { States = [Two.States[0], Two.States[1] with { Terminal = true }] }));

    [Fact]
    public void Compile_StateWithoutWayOutNotTerminal_IsRefused() => Assert.Equal(
        ["/states/1/terminal state.dead_end"], Problems(Two with { Transitions = [Two.Transitions[0]] }));

    [Fact]
    public void Compile_GuardTwiceInRow_WarnsOnly()
    {
        StateMachine<string> lamp = StateMachine.Compile(Two with
        {
            Transitions = [Two.Transitions[0] with { Guards = ["power", "power"] }, Two.Transitions[1]],
        }).Value;

        ValidationError warning = Assert.Single(lamp.Diagnostics);
        Assert.Equal((StateErrors.RepeatedGuard, Severity.Warning, "/transitions/0/guards/1"), (warning.ErrorCode, warning.Severity, warning.Identifier));
    }

    [Fact]
    public void Compile_MoreThanTheLimit_IsRefusedQuickly() => Assert.Equal(
        [" state.too_large"],
        Problems(Two with { States = [.. Enumerable.Range(0, 300).Select(static i => new StateDefinition("S" + i, StateCategory.Open))] }));

    [Fact]
    public void Compile_EnumAndStatesDiffer_NamesBothSides()
    {
        Result<StateMachine<Door>> result = StateMachine.Compile<Door>(Doors.Definition with
        {
            States = [.. Doors.Definition.States.Select(static s => s.Name == "Open" ? s with { Name = "0" } : s)],
            Initial = "0",
            Transitions = [.. Doors.Definition.Transitions.Select(static t =>
                t with { From = t.From == "Open" ? "0" : t.From, To = t.To == "Open" ? "0" : t.To })],
        });

        Assert.Equal(["/states state.enum_mismatch", "/states/0/name state.enum_mismatch"],
            result.ValidationErrors.Select(static e => $"{e.Identifier} {e.ErrorCode}"));
    }

    private static IEnumerable<string> Problems(StateMachineDefinition definition) =>
        StateMachine.Compile(definition).ValidationErrors.Select(static e => $"{e.Identifier} {e.ErrorCode}");
}
