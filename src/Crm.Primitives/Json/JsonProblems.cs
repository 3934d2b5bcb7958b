using System.Globalization;
using System.Text.Json;

namespace Crm.Primitives;

/// <summary>Collects what is wrong with a JSON text, up to a number that people can still read.</summary>
internal sealed class JsonProblems
{
    private const int MostErrors = 1_000;
    private readonly HashSet<(string Path, string Code)> _seen = [];

    internal List<ValidationError> All { get; } = [];

    /// <summary>True once so much is wrong that looking further only costs time.</summary>
    internal bool IsFull => All.Count > MostErrors;

    internal void Add(string path, string code, string sentence)
    {
        if (IsFull || !_seen.Add((path, code))) return;
        All.Add(All.Count < MostErrors
            ? new ValidationError(path, sentence, code)
            : new ValidationError("", "There are more problems than these: mend them first.", DefinitionErrors.TooManyErrors));
    }

    internal void WrongType(string path, string wanted, JsonElement got) =>
        Add(path, DefinitionErrors.WrongType, $"This is {NameOf(got.ValueKind)}; {wanted} is wanted.");

    internal void WrongType(string path, string wanted, JsonValueKind got) =>
        Add(path, DefinitionErrors.WrongType, $"This is {NameOf(got)}; {wanted} is wanted.");

    internal void MissingMember(string path, string name) =>
        Add(path, DefinitionErrors.MissingMember, $"The member '{name}' is missing: add it.");

    internal void UnknownMember(string path, string name, IEnumerable<string> known) =>
        Add(path, DefinitionErrors.UnknownMember, $"'{Shorten(name)}' is no member here: remove it, or use one of {string.Join(", ", known)}.");

    internal void DuplicateMember(string path, string name) =>
        Add(path, DefinitionErrors.DuplicateMember, $"The member '{Shorten(name)}' stands here twice: remove one.");

    /// <summary>The pointer of a member (RFC 6901: ~ becomes ~0 and / becomes ~1).</summary>
    internal static string Member(string path, string name)
    {
        string shown = name.Length <= 200 ? name : name[..200];
        return path + "/" + shown.Replace("~", "~0", StringComparison.Ordinal).Replace("/", "~1", StringComparison.Ordinal);
    }

    internal static string Item(string path, int index) => string.Create(CultureInfo.InvariantCulture, $"{path}/{index}");

    internal static string Shorten(string text) => text.Length <= 60 ? text : text[..57] + "...";

    private static string NameOf(JsonValueKind kind) => kind switch
    {
        JsonValueKind.Object => "an object",
        JsonValueKind.Array => "an array",
        JsonValueKind.String => "a text",
        JsonValueKind.Number => "a number",
        JsonValueKind.True or JsonValueKind.False => "true or false",
        _ => "null",
    };
}
