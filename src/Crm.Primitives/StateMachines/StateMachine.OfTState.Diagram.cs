using System.Globalization;
using System.Text;

namespace Crm.Primitives;

public sealed partial class StateMachine<TState>
{
    /// <summary>The table as a Mermaid state diagram, guards in square brackets. The same machine gives the same text.</summary>
    public string ToMermaid()
    {
        StringBuilder text = new("stateDiagram-v2\n");
        foreach (StateDefinition state in Definition.States.Where(static s => !IsPlain(s.Name)))
            text.Append("  state \"").Append(Mermaid(state.Name)).Append("\" as ").Append(Id(state.Name)).Append('\n');
        text.Append("  [*] --> ").Append(Id(Definition.Initial)).Append('\n');
        foreach (TransitionDefinition row in Definition.Transitions)
            text.Append("  ").Append(Id(row.From)).Append(" --> ").Append(Id(row.To)).Append(" : ").Append(Mermaid(Label(row))).Append('\n');
        foreach (StateDefinition state in Definition.States.Where(static s => s.Terminal))
            text.Append("  ").Append(Id(state.Name)).Append(" --> [*]\n");
        return text.ToString();
    }

    /// <summary>The table as a Graphviz graph: terminal states with a double line, guards in square brackets.</summary>
    public string ToDot()
    {
        StringBuilder text = new();
        text.Append("digraph ").Append(Quoted(Name)).Append(" {\n  rankdir=LR;\n  start [shape=point];\n");
        for (int i = 0; i < Definition.States.Length; i++)
        {
            StateDefinition state = Definition.States[i];
            text.Append("  s").Append(i.ToString(CultureInfo.InvariantCulture)).Append(" [label=").Append(Quoted(state.Name))
                .Append(", shape=box, style=rounded").Append(state.Terminal ? ", peripheries=2" : "").Append("];\n");
        }

        text.Append("  start -> ").Append(Dot(Definition.Initial)).Append(";\n");
        foreach (TransitionDefinition row in Definition.Transitions)
            text.Append("  ").Append(Dot(row.From)).Append(" -> ").Append(Dot(row.To)).Append(" [label=").Append(Quoted(Label(row))).Append("];\n");
        return text.Append("}\n").ToString();
    }

    private static string Label(TransitionDefinition row) =>
        row.Guards.IsEmpty ? row.Trigger : $"{row.Trigger} [{string.Join(", ", row.Guards)}]";

    private static bool IsPlain(string name) => name.All(static c => char.IsAsciiLetterOrDigit(c) || c == '_');

    private string Id(string name) => IsPlain(name) ? name : "s" + IndexOfName(name);

    private string Dot(string name) => "s" + IndexOfName(name);

    private string IndexOfName(string name)
    {
        for (int i = 0; i < Definition.States.Length; i++)
        {
            if (Definition.States[i].Name == name) return i.ToString(CultureInfo.InvariantCulture);
        }

        throw new ArgumentOutOfRangeException(nameof(name), name, "No such state.");
    }

    private static string Quoted(string text) =>
        '"' + OneLine(text).Replace("\\", "\\\\", StringComparison.Ordinal).Replace("\"", "\\\"", StringComparison.Ordinal) + '"';

    /// <summary>Mermaid reads <c>#code;</c> as a character: the ones that mean something to it are written so.</summary>
    private static string Mermaid(string text) => OneLine(text)
        .Replace("#", "#35;", StringComparison.Ordinal).Replace(":", "#58;", StringComparison.Ordinal).Replace("\"", "#34;", StringComparison.Ordinal)
        .Replace("<", "#60;", StringComparison.Ordinal).Replace(">", "#62;", StringComparison.Ordinal);

    private static string OneLine(string text) => text.ReplaceLineEndings(" ");
}
