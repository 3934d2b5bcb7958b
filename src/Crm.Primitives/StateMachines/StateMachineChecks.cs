namespace Crm.Primitives;

/// <summary>Everything that can be wrong with a table, found in one pass and in a stable order.</summary>
internal static class StateMachineChecks
{
    private const int MaxStates = 256;
    private const int MaxTransitions = 4_096;
    private const int MaxName = 200;

    internal static List<ValidationError> Run(StateMachineDefinition definition)
    {
        List<ValidationError> problems = [];
        CheckName(definition.Name, "/name", "The machine", problems);
        if (definition.States.Length > MaxStates || definition.Transitions.Length > MaxTransitions)
        {
            problems.Add(new("", $"A life cycle has at most {MaxStates} states and {MaxTransitions} transitions; split this one.", StateErrors.TooLarge));
            return problems;
        }

        Dictionary<string, int> states = CheckStates(definition, problems);
        if (!states.ContainsKey(definition.Initial ?? ""))
            problems.Add(new("/initial", $"The initial state '{definition.Initial}' is not among the states. Add it or name another.", StateErrors.UnknownState));
        CheckTransitions(definition, states, problems);
        if (!problems.Exists(static p => p.Severity == Severity.Error)) CheckWays(definition, states, problems);
        return problems;
    }

    private static Dictionary<string, int> CheckStates(StateMachineDefinition definition, List<ValidationError> problems)
    {
        Dictionary<string, int> states = new(StringComparer.Ordinal);
        for (int i = 0; i < definition.States.Length; i++)
        {
            string name = definition.States[i].Name ?? "";
            CheckName(name, $"/states/{i}/name", "The state", problems);
            if (!Enum.IsDefined(definition.States[i].Category))
                problems.Add(new($"/states/{i}/category", "The category is none of Open, Won, Lost, Closed.", StateErrors.BadName));
            if (!states.TryAdd(name, i))
                problems.Add(new($"/states/{i}/name", $"The state '{name}' is there twice (first at /states/{states[name]}). Remove one.", StateErrors.DuplicateState));
        }

        return states;
    }

    private static void CheckTransitions(StateMachineDefinition definition, Dictionary<string, int> states, List<ValidationError> problems)
    {
        Dictionary<(string, string), int> rows = [];
        for (int i = 0; i < definition.Transitions.Length; i++)
        {
            TransitionDefinition row = definition.Transitions[i];
            string at = $"/transitions/{i}";
            CheckKnown(row.From, at + "/from", states, problems);
            CheckKnown(row.To, at + "/to", states, problems);
            CheckName(row.Trigger, at + "/trigger", "The trigger", problems);
            for (int g = 0; g < row.Guards.Length; g++)
            {
                CheckName(row.Guards[g], $"{at}/guards/{g}", "The guard", problems);
                if (row.Guards.IndexOf(row.Guards[g]) < g)
                    problems.Add(new($"{at}/guards/{g}", $"The guard '{row.Guards[g]}' is named twice in this row. Once is enough.", StateErrors.RepeatedGuard, Severity.Warning));
            }

            for (int e = 0; e < row.Events.Length; e++) CheckName(row.Events[e], $"{at}/events/{e}", "The event", problems);
            if (!rows.TryAdd((row.From ?? "", row.Trigger ?? ""), i))
                problems.Add(new(at, $"'{row.Trigger}' in '{row.From}' has another answer at /transitions/{rows[(row.From ?? "", row.Trigger ?? "")]}. One trigger has one answer in a state: remove one or rename the trigger.", StateErrors.Nondeterministic));
        }
    }

    private static void CheckWays(StateMachineDefinition definition, Dictionary<string, int> states, List<ValidationError> problems)
    {
        ILookup<string, string> ways = definition.Transitions.ToLookup(static t => t.From, static t => t.To);
        HashSet<string> reached = [definition.Initial];
        Queue<string> open = new(reached);
        while (open.TryDequeue(out string? state))
        {
            foreach (string next in ways[state].Where(reached.Add)) open.Enqueue(next);
        }

        foreach ((string name, int i) in states.OrderBy(static s => s.Value))
        {
            if (!reached.Contains(name))
                problems.Add(new($"/states/{i}", $"No way leads from '{definition.Initial}' to '{name}'. Add a transition to it or remove it.", StateErrors.Unreachable));
            bool terminal = definition.States[i].Terminal;
            if (terminal && ways.Contains(name))
                problems.Add(new($"/states/{i}/terminal", $"'{name}' is called terminal and has a way out. Say terminal: false, or remove its transitions.", StateErrors.TerminalWithWayOut));
            if (!terminal && !ways.Contains(name))
                problems.Add(new($"/states/{i}/terminal", $"'{name}' has no way out. Say terminal: true, or add a transition from it.", StateErrors.DeadEnd));
        }
    }

    private static void CheckKnown(string? state, string at, Dictionary<string, int> states, List<ValidationError> problems)
    {
        if (!states.ContainsKey(state ?? ""))
            problems.Add(new(at, $"The state '{state}' is not among the states. Add it or mend the name.", StateErrors.UnknownState));
    }

    private static void CheckName(string? name, string at, string what, List<ValidationError> problems)
    {
        if (string.IsNullOrWhiteSpace(name) || name.Length > MaxName)
            problems.Add(new(at, $"{what} needs a name of 1 to {MaxName} characters.", StateErrors.BadName));
    }
}
