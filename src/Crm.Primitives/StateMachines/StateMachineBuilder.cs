using System.Collections.Immutable;

namespace Crm.Primitives;

/// <summary>Writes a life cycle's table in C#, a line a state and a line a transition.</summary>
/// <typeparam name="TState">The states.</typeparam>
/// <remarks>Not thread-safe; what it builds is. Nothing is checked before <see cref="Compile"/>.</remarks>
public sealed class StateMachineBuilder<TState> where TState : struct, Enum
{
    private readonly string _name;
    private readonly TState _initial;
    private readonly ImmutableArray<StateDefinition>.Builder _states = ImmutableArray.CreateBuilder<StateDefinition>();
    private readonly ImmutableArray<TransitionDefinition>.Builder _transitions = ImmutableArray.CreateBuilder<TransitionDefinition>();

    internal StateMachineBuilder(string name, TState initial)
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(name);
        _name = name;
        _initial = initial;
    }

    /// <summary>Adds a state.</summary>
    /// <param name="state">The state.</param>
    /// <param name="category">What it means for behaviour.</param>
    /// <param name="editable">Whether the record may be changed in it.</param>
    /// <param name="terminal">Whether nothing leads out of it.</param>
    /// <param name="attributes">Further facts by name, such as <c>("slaClock", "paused")</c>.</param>
    public StateMachineBuilder<TState> State(
        TState state, StateCategory category, bool editable = true, bool terminal = false, params ReadOnlySpan<(string Name, string Value)> attributes)
    {
        ImmutableSortedDictionary<string, string>.Builder facts = ImmutableSortedDictionary.CreateBuilder<string, string>(StringComparer.Ordinal);
        foreach ((string name, string value) in attributes) facts[name] = value;
        _states.Add(new(state.ToString(), category, editable, terminal) { Attributes = facts.ToImmutable() });
        return this;
    }

    /// <summary>Adds a row.</summary>
    /// <param name="from">The state it starts from.</param>
    /// <param name="trigger">What is asked for.</param>
    /// <param name="to">The state it leads to.</param>
    /// <param name="guards">The names of the conditions that must all hold, in the order in which they are reported.</param>
    /// <param name="events">The names of the events it raises, in order.</param>
    /// <param name="effects">What else it does, in words.</param>
    public StateMachineBuilder<TState> Transition(
        TState from, string trigger, TState to, ImmutableArray<string> guards = default, ImmutableArray<string> events = default, ImmutableArray<string> effects = default)
    {
        _transitions.Add(new(from.ToString(), trigger, to.ToString()) { Guards = guards, Events = events, Effects = effects });
        return this;
    }

    /// <summary>Adds the same row for several states.</summary>
    /// <param name="from">The states it starts from.</param>
    /// <param name="trigger">What is asked for.</param>
    /// <param name="to">The state it leads to.</param>
    /// <param name="guards">The names of the conditions that must all hold, in the order in which they are reported.</param>
    /// <param name="events">The names of the events it raises, in order.</param>
    /// <param name="effects">What else it does, in words.</param>
    public StateMachineBuilder<TState> Transition(
        ReadOnlySpan<TState> from, string trigger, TState to, ImmutableArray<string> guards = default, ImmutableArray<string> events = default, ImmutableArray<string> effects = default)
    {
        foreach (TState state in from) Transition(state, trigger, to, guards, events, effects);
        return this;
    }

    /// <summary>The table as data.</summary>
    public StateMachineDefinition Build() =>
        new(_name, _initial.ToString()) { States = _states.ToImmutable(), Transitions = _transitions.ToImmutable() };

    /// <summary>Checks the table and makes the machine.</summary>
    /// <returns>The machine; or every problem at once.</returns>
    public Result<StateMachine<TState>> Compile() => StateMachine.Compile<TState>(Build());
}
