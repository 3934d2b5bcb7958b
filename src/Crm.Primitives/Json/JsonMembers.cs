using System.Text.Json;

namespace Crm.Primitives;

/// <summary>The members of a small JSON object that a converter reads by hand: unknown, duplicate and missing ones are reported.</summary>
internal sealed class JsonMembers
{
    private readonly Dictionary<string, JsonElement> _values = new(StringComparer.Ordinal);
    private readonly string _path;
    private readonly JsonProblems _problems;

    private JsonMembers(string path, JsonProblems problems)
    {
        _path = path;
        _problems = problems;
    }

    /// <summary>Null if the element is no object; then that was reported.</summary>
    internal static JsonMembers? Of(JsonElement element, string path, JsonProblems problems, params ReadOnlySpan<string> known)
    {
        if (element.ValueKind != JsonValueKind.Object)
        {
            problems.WrongType(path, $"an object with {string.Join(", ", known!)}", element);
            return null;
        }

        JsonMembers members = new(path, problems);
        foreach (JsonProperty member in element.EnumerateObject())
        {
            string at = JsonProblems.Member(path, member.Name);
            if (!known.Contains(member.Name)) problems.UnknownMember(at, member.Name, known.ToArray());
            else if (!members._values.TryAdd(member.Name, member.Value)) problems.DuplicateMember(at, member.Name);
        }

        return members;
    }

    internal bool Has(string name) => _values.ContainsKey(name);

    internal bool TryGet(string name, out JsonElement value) => _values.TryGetValue(name, out value);

    /// <summary>A text; null if it is missing or no text, then that was reported.</summary>
    internal string? RequiredText(string name, string form) =>
        !_values.TryGetValue(name, out JsonElement value) ? Missing(name) : TextOf(value, name, form);

    /// <summary>A text; null if it is missing or null, or if it is no text, then that was reported.</summary>
    internal string? OptionalText(string name, string form) =>
        !_values.TryGetValue(name, out JsonElement value) || value.ValueKind == JsonValueKind.Null ? null : TextOf(value, name, form);

    internal void WrongValue(string name, string text, string form) =>
        _problems.Add(JsonProblems.Member(_path, name), DefinitionErrors.WrongValue, $"'{JsonProblems.Shorten(text)}' is not allowed; {form} is wanted.");

    private string? Missing(string name)
    {
        _problems.MissingMember(_path, name);
        return null;
    }

    private string? TextOf(JsonElement value, string name, string form)
    {
        if (value.ValueKind == JsonValueKind.String) return value.GetString();
        _problems.WrongType(JsonProblems.Member(_path, name), form, value);
        return null;
    }
}
