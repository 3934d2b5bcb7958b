using Xunit;

namespace Crm.Primitives.StateMachines;

public sealed class DiagramTests
{
    private static readonly StateMachine<string> Machine = StateMachine.Compile(new StateMachineDefinition("A \"machine\"", "At rest")
    {
        States = [new("At rest", StateCategory.Open), new("Done", StateCategory.Won, Terminal: true)],
        Transitions = [new("At rest", "Finish", "Done") { Guards = ["time<=18:00"] }],
    }).Value;

    [Fact]
    public void Mermaid_NamesWithSpacesAndGuards_AreWrittenSoThatItReadsThem() => Assert.Equal(
        """
        stateDiagram-v2
          state "At rest" as s0
          [*] --> s0
          s0 --> Done : Finish [time#60;=18#58;00]
          Done --> [*]

        """, Machine.ToMermaid());

    [Fact]
    public void Dot_QuotesAndGuards_AreEscaped() => Assert.Equal(
        """
        digraph "A \"machine\"" {
          rankdir=LR;
          start [shape=point];
          s0 [label="At rest", shape=box, style=rounded];
          s1 [label="Done", shape=box, style=rounded, peripheries=2];
          start -> s0;
          s0 -> s1 [label="Finish [time<=18:00]"];
        }

        """, Machine.ToDot());
}
