namespace Crm.Domain;

/// <summary>How guards read facts: null, empty and blank text are missing.</summary>
internal static class Fact
{
    internal static bool IsThere(string? text) => !string.IsNullOrWhiteSpace(text);

    /// <summary>Four eyes: somebody is there, and it is somebody else.</summary>
    internal static bool IsOther(string? person, string? than) => IsThere(person) && !string.Equals(person, than, StringComparison.Ordinal);

    internal static ArgumentOutOfRangeException Unknown(string machine, string guard) =>
        new(nameof(guard), guard, $"The table of {machine} has no such guard.");
}
