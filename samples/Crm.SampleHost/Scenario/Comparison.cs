using System.Text.Json;

namespace Crm.SampleHost.Scenario;

/// <summary>One expected key beside what came out.</summary>
/// <param name="Key">The key.</param>
/// <param name="Expected">What the file expects, as text.</param>
/// <param name="Got">What came out, as text.</param>
/// <param name="Ok">True if they say the same.</param>
/// <remarks>
/// Scalars are compared as text, ordinally; in a text an opening bracket after a space begins a comment, on either side. Lists are
/// compared in order. Objects: every expected member must be there and agree; a reported map must have no further one, a reported
/// record may. A key <c>maxX</c> with a number is a limit: what came out must not be greater.
/// </remarks>
public sealed record Comparison(string Key, string Expected, string Got, bool Ok)
{
    /// <summary>What stands for a key that nothing reported.</summary>
    public const string Nothing = "(nothing)";

    /// <summary>Compares one expected value with what was reported for its key.</summary>
    /// <param name="key">The key.</param>
    /// <param name="expected">The expected value.</param>
    /// <param name="got">What was reported; null if nothing was.</param>
    public static Comparison Of(string key, JsonElement expected, Outcome? got) =>
        new(key, Render(expected), got?.ToString() ?? Nothing, got is not null && (IsLimit(key, expected) ? WithinLimit(expected, got) : Agree(expected, got)));

    /// <summary>A text without the comment at its end.</summary>
    /// <param name="text">The text.</param>
    public static string WithoutComment(string text)
    {
        int bracket = text.IndexOf(" (", StringComparison.Ordinal);
        return bracket < 0 ? text : text[..bracket];
    }

    private static bool Agree(JsonElement expected, Outcome got) => (expected.ValueKind, got) switch
    {
        (JsonValueKind.Object, Outcome.Members members) => AgreeMembers(expected, members),
        (JsonValueKind.Array, Outcome.List list) =>
            expected.GetArrayLength() == list.Items.Count && expected.EnumerateArray().Zip(list.Items, Agree).All(static ok => ok),
        (JsonValueKind.Object or JsonValueKind.Array, _) or (_, Outcome.Members or Outcome.List) => false,
        (JsonValueKind.Null, _) => got is Outcome.Text { Value: null },
        (_, Outcome.Text text) => text.Value is not null && WithoutComment(Scalar(expected)) == WithoutComment(text.Value),
        _ => false,
    };

    private static bool AgreeMembers(JsonElement expected, Outcome.Members got)
    {
        int compared = 0;
        foreach (JsonProperty member in expected.EnumerateObject().Where(static m => m.Name != "note"))
        {
            compared++;
            if (got.Find(member.Name) is not { } value || !Agree(member.Value, value))
                return false;
        }

        return got.MayHaveMore || compared == got.Items.Count;
    }

    private static bool IsLimit(string key, JsonElement expected) =>
        expected.ValueKind == JsonValueKind.Number && key.Length > 3 && key.StartsWith("max", StringComparison.Ordinal) && char.IsUpper(key[3]);

    private static bool WithinLimit(JsonElement limit, Outcome got) =>
        got is Outcome.Text { Value: { } text }
        && decimal.TryParse(text, System.Globalization.CultureInfo.InvariantCulture, out decimal value) && value <= limit.GetDecimal();

    private static string Scalar(JsonElement value) => value.ValueKind == JsonValueKind.String ? value.GetString()! : value.GetRawText();

    private static string Render(JsonElement value) => value.ValueKind switch
    {
        JsonValueKind.Object => "{" + string.Join(", ", value.EnumerateObject().Select(static m => $"{m.Name}: {Render(m.Value)}")) + "}",
        JsonValueKind.Array => "[" + string.Join(", ", value.EnumerateArray().Select(Render)) + "]",
        _ => Scalar(value),
    };
}
