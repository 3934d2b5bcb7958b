using System.Collections.Frozen;
using System.Collections.Immutable;

namespace Crm.Primitives;

/// <summary>A compiled life cycle: says what a trigger does in a state, and why not if it does not.</summary>
/// <typeparam name="TState">An enum (the usual case: the aggregate's own <c>State</c> property), or text for tables that are only data.</typeparam>
/// <remarks>
/// <para>
/// It holds no record and no current state: the aggregate keeps its state, asks the machine, and changes itself if the answer is yes.
/// Declare the machine once, and fire with the name of the method as trigger:
/// </para>
/// <code>
/// static readonly StateMachine&lt;QuoteState&gt; Machine = StateMachine.Define("Quote", QuoteState.Draft)
///     .State(QuoteState.Draft, StateCategory.Open)
///     .State(QuoteState.Approved, StateCategory.Won, editable: false, terminal: true)
///     .Transition(QuoteState.Draft, "Approve", QuoteState.Approved, guards: ["approver!=submitter"], events: ["QuoteApproved"])
///     .Compile().Value;
///
/// public Result Approve(string approver)
/// {
///     Result&lt;Transition&lt;QuoteState&gt;&gt; fired = Machine.Fire(State, nameof(Approve), guard => guard switch
///     {
///         "approver!=submitter" => approver != Submitter,
///         _ => throw new ArgumentOutOfRangeException(nameof(guard)),
///     });
///     if (!fired.IsSuccess) return fired.ToResult();
///     State = fired.Value.To;              // then the effects, the version and the events of fired.Value.Events
///     return Result.Success();
/// }
/// </code>
/// <para>Immutable and thread-safe. <see cref="TryFire"/> allocates nothing.</para>
/// </remarks>
public sealed partial class StateMachine<TState> where TState : notnull
{
    private readonly FrozenDictionary<TState, int> _states;
    private readonly FrozenDictionary<string, int> _triggers;
    private readonly Transition<TState>?[] _table;

    internal StateMachine(StateMachineDefinition definition, ImmutableArray<TState> states, ImmutableArray<ValidationError> diagnostics)
    {
        Definition = definition;
        States = states;
        Diagnostics = diagnostics;
        Triggers = [.. definition.Transitions.Select(static t => t.Trigger).Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal)];
        _states = states.Select(static (s, i) => KeyValuePair.Create(s, i)).ToFrozenDictionary();
        _triggers = Triggers.Select(static (t, i) => KeyValuePair.Create(t, i)).ToFrozenDictionary(StringComparer.Ordinal);
        _table = new Transition<TState>?[states.Length * Triggers.Count];
        Dictionary<string, int> names = definition.States.Select(static (s, i) => (s.Name, i)).ToDictionary(static s => s.Name, static s => s.i, StringComparer.Ordinal);
        foreach (TransitionDefinition row in definition.Transitions)
            _table[(names[row.From] * Triggers.Count) + _triggers[row.Trigger]] = new(states[names[row.From]], states[names[row.To]], row);
        Initial = states[names[definition.Initial]];
    }

    /// <summary>Whose life cycle it is.</summary>
    public string Name => Definition.Name;

    /// <summary>The table it was made from.</summary>
    public StateMachineDefinition Definition { get; }

    /// <summary>The state a new record is in.</summary>
    public TState Initial { get; }

    /// <summary>The states, in the order of the definition.</summary>
    public IReadOnlyList<TState> States { get; }

    /// <summary>Every trigger of the table, in ordinal order.</summary>
    public IReadOnlyList<string> Triggers { get; }

    /// <summary>Warnings and hints about the definition; empty if there are none.</summary>
    public IReadOnlyList<ValidationError> Diagnostics { get; }

    /// <summary>What a state means for behaviour.</summary>
    /// <param name="state">The state.</param>
    public StateCategory CategoryOf(TState state) => Definition.States[IndexOf(state)].Category;

    /// <summary>True if the record may be changed in the state; if not, only transitions and notes are accepted.</summary>
    /// <param name="state">The state.</param>
    public bool IsEditable(TState state) => Definition.States[IndexOf(state)].Editable;

    /// <summary>True if nothing leads out of the state.</summary>
    /// <param name="state">The state.</param>
    public bool IsTerminal(TState state) => Definition.States[IndexOf(state)].Terminal;

    /// <summary>A further fact of the state, such as <c>slaClock</c>; empty if the definition does not give it.</summary>
    /// <param name="state">The state.</param>
    /// <param name="name">The name of the fact.</param>
    public string Attribute(TState state, string name) => Definition.States[IndexOf(state)].Attributes.GetValueOrDefault(name, "");

    /// <summary>The triggers the state answers, guards not looked at, in ordinal order.</summary>
    /// <param name="state">The state.</param>
    public IReadOnlyList<string> TriggersFrom(TState state)
    {
        int at = IndexOf(state) * Triggers.Count;
        return [.. Triggers.Where((_, t) => _table[at + t] is not null)];
    }

    /// <summary>The triggers the state answers now, in ordinal order.</summary>
    /// <param name="state">The state.</param>
    /// <param name="isMet">Says whether the guard of a name holds.</param>
    public IReadOnlyList<string> PermittedTriggers(TState state, Func<string, bool> isMet)
    {
        ArgumentNullException.ThrowIfNull(isMet);
        return [.. TriggersFrom(state).Where(t => CanFire(state, t, isMet, out _))];
    }

    /// <summary>The states in which something is still to do, or any other category: for lists and queries.</summary>
    /// <param name="category">The category.</param>
    public IReadOnlyList<TState> StatesOf(StateCategory category) => [.. States.Where((_, i) => Definition.States[i].Category == category)];

    private int IndexOf(TState state) =>
        _states.TryGetValue(state, out int index) ? index
            : throw new ArgumentOutOfRangeException(nameof(state), state, $"{Name} has no such state.");

    private Transition<TState>? Find(TState state, string trigger)
    {
        int at = IndexOf(state);
        return _triggers.TryGetValue(trigger, out int t) ? _table[(at * Triggers.Count) + t] : null;
    }
}
