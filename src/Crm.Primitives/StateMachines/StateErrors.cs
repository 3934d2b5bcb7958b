namespace Crm.Primitives;

/// <summary>The stable codes of everything a life cycle can refuse, and how to read them back from a result.</summary>
public static class StateErrors
{
    /// <summary>The state has no such trigger. Found before any guard is looked at.</summary>
    public const string InvalidTransition = "state.invalid_transition";

    /// <summary>The transition exists, and a guard of it is not met.</summary>
    public const string GuardFailed = "state.guard_failed";

    /// <summary>The record may not be edited in its state.</summary>
    public const string NotEditable = "state.not_editable";

    /// <summary>A name is empty or longer than 200 characters.</summary>
    public const string BadName = "state.bad_name";

    /// <summary>Two states have the same name.</summary>
    public const string DuplicateState = "state.duplicate_state";

    /// <summary>A state is named that the definition does not have.</summary>
    public const string UnknownState = "state.unknown_state";

    /// <summary>Two rows answer the same trigger in the same state.</summary>
    public const string Nondeterministic = "state.nondeterministic";

    /// <summary>No way leads from the initial state to this one.</summary>
    public const string Unreachable = "state.unreachable";

    /// <summary>A state is called terminal and has a way out.</summary>
    public const string TerminalWithWayOut = "state.terminal_with_way_out";

    /// <summary>A state is not called terminal and has no way out.</summary>
    public const string DeadEnd = "state.dead_end";

    /// <summary>A guard is named twice in one row. A warning.</summary>
    public const string RepeatedGuard = "state.repeated_guard";

    /// <summary>The definition exceeds a limit.</summary>
    public const string TooLarge = "state.too_large";

    /// <summary>The states of the definition are not the members of the enum.</summary>
    public const string EnumMismatch = "state.enum_mismatch";

    /// <summary>The text is not the JSON form of a life cycle.</summary>
    public const string Json = "state.json";

    /// <summary>The JSON form has a version that is not known.</summary>
    public const string SchemaVersion = "state.schema_version";

    private const string Prefix = "GuardFailed:";

    /// <summary>The names of the unmet guards that a refusal reports, in the order of the table; empty if it was refused for another reason.</summary>
    /// <param name="errors">The <c>ValidationErrors</c> of a result.</param>
    public static IReadOnlyList<string> UnmetGuards(IReadOnlyList<ValidationError> errors)
    {
        ArgumentNullException.ThrowIfNull(errors);
        return [.. errors.Where(static e => e.ErrorCode == GuardFailed).Select(static e => GuardName(e.ErrorMessage))];
    }

    /// <summary>A refusal because a guard is not met, as every aggregate reports it.</summary>
    /// <param name="guard">The guard's name.</param>
    /// <param name="comment">What is refused and what would help.</param>
    public static ValidationError Unmet(string guard, string comment) => new(null, $"{Prefix}{guard} ({comment})", GuardFailed);

    /// <summary>A refusal because the state has no such trigger.</summary>
    /// <param name="comment">What is refused and what is possible.</param>
    public static ValidationError Invalid(string comment) => new(null, $"InvalidTransition ({comment})", InvalidTransition);

    private static string GuardName(string message)
    {
        int end = message.LastIndexOf(" (", StringComparison.Ordinal);
        return message[Prefix.Length..(end < 0 ? message.Length : end)];
    }
}
