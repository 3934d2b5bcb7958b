using System.Collections.Immutable;

namespace Crm.Primitives;

/// <summary>Starts a life cycle: write its table with <see cref="Define{TState}"/>, or compile one that was read.</summary>
public static class StateMachine
{
    /// <summary>Begins a table in C#, over the members of an enum.</summary>
    /// <typeparam name="TState">The states.</typeparam>
    /// <param name="name">Whose life cycle it is, such as <c>Quote</c>.</param>
    /// <param name="initial">The state a new record is in.</param>
    public static StateMachineBuilder<TState> Define<TState>(string name, TState initial) where TState : struct, Enum => new(name, initial);

    /// <summary>Checks a definition and makes the machine over the names of its states.</summary>
    /// <param name="definition">The table.</param>
    /// <returns>The machine; or every problem at once, each with a code of <see cref="StateErrors"/> and a JSON Pointer into the definition.</returns>
    public static Result<StateMachine<string>> Compile(StateMachineDefinition definition)
    {
        ArgumentNullException.ThrowIfNull(definition);
        return Compile(definition, static (string name, out string state) => { state = name; return true; }, []);
    }

    /// <summary>Checks a definition and makes the machine over an enum whose members are exactly its states.</summary>
    /// <typeparam name="TState">The states.</typeparam>
    /// <param name="definition">The table.</param>
    /// <returns>The machine; or every problem at once, <see cref="StateErrors.EnumMismatch"/> included.</returns>
    public static Result<StateMachine<TState>> Compile<TState>(StateMachineDefinition definition) where TState : struct, Enum
    {
        ArgumentNullException.ThrowIfNull(definition);
        HashSet<string> states = [.. definition.States.Select(static s => s.Name)];
        IEnumerable<ValidationError> missing = Enum.GetNames<TState>().Where(name => !states.Contains(name))
            .Select(name => new ValidationError("/states", $"The enum {typeof(TState).Name} has a member {name}, the definition no such state. Add the state or drop the member.", StateErrors.EnumMismatch));
        return Compile(definition, static (string name, out TState state) => TryParse(name, out state), [.. missing]);
    }

    private delegate bool Parser<TState>(string name, out TState state);

    private static Result<StateMachine<TState>> Compile<TState>(
        StateMachineDefinition definition, Parser<TState> parse, List<ValidationError> problems) where TState : notnull
    {
        problems.InsertRange(0, StateMachineChecks.Run(definition));
        ImmutableArray<TState>.Builder states = ImmutableArray.CreateBuilder<TState>(definition.States.Length);
        for (int i = 0; i < definition.States.Length; i++)
        {
            if (parse(definition.States[i].Name ?? "", out TState state)) states.Add(state);
            else problems.Add(new ValidationError($"/states/{i}/name", $"'{definition.States[i].Name}' is no member of {typeof(TState).Name}. Names match exactly, case included.", StateErrors.EnumMismatch));
        }

        return problems.Exists(static p => p.Severity == Severity.Error)
            ? Result.Invalid(problems)
            : new StateMachine<TState>(definition, states.ToImmutable(), [.. problems]);
    }

    /// <summary>By name only: <see cref="Enum.TryParse{TEnum}(string, out TEnum)"/> would take numbers and lists too.</summary>
    private static bool TryParse<TState>(string name, out TState state) where TState : struct, Enum
    {
        int at = Array.IndexOf(Enum.GetNames<TState>(), name);
        state = at < 0 ? default : Enum.GetValues<TState>()[at];
        return at >= 0;
    }
}
