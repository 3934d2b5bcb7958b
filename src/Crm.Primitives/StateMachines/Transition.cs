namespace Crm.Primitives;

/// <summary>A row of a compiled life cycle: what firing a trigger amounts to.</summary>
/// <typeparam name="TState">An enum, or text.</typeparam>
/// <remarks>One object a row, made once: firing allocates none. Immutable and thread-safe.</remarks>
public sealed class Transition<TState> where TState : notnull
{
    internal Transition(TState from, TState to, TransitionDefinition row)
    {
        From = from;
        To = to;
        Row = row;
    }

    /// <summary>The state it starts from.</summary>
    public TState From { get; }

    /// <summary>The state it leads to.</summary>
    public TState To { get; }

    /// <summary>What was asked for.</summary>
    public string Trigger => Row.Trigger;

    /// <summary>The names of the conditions that must all hold, in the order in which they are reported.</summary>
    public IReadOnlyList<string> Guards => Row.Guards;

    /// <summary>The names of the events it raises, in order.</summary>
    public IReadOnlyList<string> Events => Row.Events;

    /// <summary>What else it does, in words.</summary>
    public IReadOnlyList<string> Effects => Row.Effects;

    internal TransitionDefinition Row { get; }

    /// <summary>The row as <c>New -Accept-&gt; Working</c>.</summary>
    public override string ToString() => $"{Row.From} -{Row.Trigger}-> {Row.To}";
}
