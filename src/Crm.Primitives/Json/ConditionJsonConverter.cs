using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace Crm.Primitives;

/// <summary>Writes conditions in their one canonical form; see <see cref="Condition"/> for the forms.</summary>
public sealed class ConditionJsonConverter : CheckedJsonConverter<Condition>
{
    private const string Forms = "{\"all\": [...]}, {\"any\": [...]}, {\"not\": {...}}, {\"always\": true} or {\"field\": ..., \"operator\": ..., \"value\": ...}";

    /// <summary>Where <see cref="DefinitionSchema"/> puts the schema of conditions, once for a document.</summary>
    internal const string SchemaName = "condition";

    /// <inheritdoc/>
    public override void Write(Utf8JsonWriter writer, Condition value, JsonSerializerOptions options)
    {
        ArgumentNullException.ThrowIfNull(writer);
        ArgumentNullException.ThrowIfNull(value);
        Write(writer, value);
    }

    internal static Result<Condition> Read(string json, DefinitionLimits limits)
    {
        JsonProblems problems = new();
        byte[] utf8 = json.Length > limits.Bytes ? [] : Encoding.UTF8.GetBytes(json);
        if (json.Length > limits.Bytes) problems.Add("", DefinitionErrors.TooLarge, "The text is longer than is allowed.");
        else if (JsonScan.Check(utf8, limits, problems))
        {
            Utf8JsonReader reader = new(utf8, new JsonReaderOptions { MaxDepth = limits.Depth + 1 });
            Condition? condition = ReadCondition(JsonElement.ParseValue(ref reader), "", problems);
            if (condition is not null && problems.All.Count == 0) return condition;
        }

        return Result.Invalid(problems.All);
    }

    internal static string Write(Condition condition)
    {
        using MemoryStream stream = new();
        using (Utf8JsonWriter writer = new(stream, new JsonWriterOptions { Encoder = CrmJson.Encoder, MaxDepth = 512 })) Write(writer, condition);
        return Encoding.UTF8.GetString(stream.GetBuffer(), 0, (int)stream.Length);
    }

    internal static void Write(Utf8JsonWriter writer, Condition condition)
    {
        writer.WriteStartObject();
        switch (condition)
        {
            case AllCondition all:
                WriteParts(writer, "all", all.Conditions);
                break;
            case AnyCondition any:
                WriteParts(writer, "any", any.Conditions);
                break;
            case NotCondition not:
                writer.WritePropertyName("not"u8);
                Write(writer, not.Operand);
                break;
            case AlwaysCondition constant:
                writer.WriteBoolean("always"u8, constant.Value);
                break;
            case CompareCondition compare:
                writer.WriteString("field"u8, compare.Field);
                writer.WriteString("operator"u8, ConditionOperators.NameOf(compare.Operator));
                if (compare.Value is not null)
                {
                    writer.WritePropertyName("value"u8);
                    Write(writer, compare.Value);
                }

                break;
        }

        writer.WriteEndObject();
    }

    private protected override Condition? ReadElement(JsonElement element, string path, JsonProblems problems) => ReadCondition(element, path, problems);

    private protected override JsonObject CreateSchema() => new() { ["$ref"] = "#/$defs/" + SchemaName };

    private static void WriteParts(Utf8JsonWriter writer, string name, IReadOnlyList<Condition> parts)
    {
        writer.WriteStartArray(name);
        foreach (Condition part in parts) Write(writer, part);
        writer.WriteEndArray();
    }

    private static void Write(Utf8JsonWriter writer, ConditionValue value)
    {
        if (value.Items is not null)
        {
            writer.WriteStartArray();
            foreach (ConditionValue item in value.Items) Write(writer, item);
            writer.WriteEndArray();
        }
        else if (value.Flag is bool flag)
        {
            writer.WriteBooleanValue(flag);
        }
        else
        {
            writer.WriteStringValue(value.Text);
        }
    }

    private static Condition? ReadCondition(JsonElement element, string path, JsonProblems problems)
    {
        if (JsonMembers.Of(element, path, problems, "all", "any", "not", "always", "field", "operator", "value") is not JsonMembers members) return null;
        bool isComparison = members.Has("field") || members.Has("operator") || members.Has("value");
        int forms = (members.Has("all") ? 1 : 0) + (members.Has("any") ? 1 : 0) + (members.Has("not") ? 1 : 0) + (members.Has("always") ? 1 : 0)
            + (isComparison ? 1 : 0);
        if (forms != 1)
        {
            problems.Add(path, ConditionErrors.Malformed, $"A condition has exactly one of the forms {Forms}.");
            return null;
        }

        if (isComparison) return ReadComparison(members, path, problems);
        if (members.TryGet("all", out JsonElement all)) return ReadParts(all, path + "/all", problems) is List<Condition> parts ? Condition.All(parts) : null;
        if (members.TryGet("any", out JsonElement any)) return ReadParts(any, path + "/any", problems) is List<Condition> parts ? Condition.Any(parts) : null;
        if (members.TryGet("not", out JsonElement not)) return ReadCondition(not, path + "/not", problems) is Condition operand ? Condition.Not(operand) : null;
        members.TryGet("always", out JsonElement always);
        if (always.ValueKind is JsonValueKind.True or JsonValueKind.False) return always.ValueKind == JsonValueKind.True ? Condition.Always : Condition.Never;
        problems.WrongType(path + "/always", "true or false", always);
        return null;
    }

    private static List<Condition>? ReadParts(JsonElement element, string path, JsonProblems problems)
    {
        if (element.ValueKind != JsonValueKind.Array)
        {
            problems.WrongType(path, "an array of conditions", element);
            return null;
        }

        List<Condition> parts = [];
        int index = 0;
        foreach (JsonElement item in element.EnumerateArray())
        {
            if (ReadCondition(item, JsonProblems.Item(path, index++), problems) is Condition part) parts.Add(part);
            if (problems.IsFull) break;
        }

        return parts.Count == element.GetArrayLength() ? parts : null;
    }

    private static CompareCondition? ReadComparison(JsonMembers members, string path, JsonProblems problems)
    {
        const string operatorForm = "the name of an operator";
        string? field = members.RequiredText("field", "the name of a field");
        string? name = members.RequiredText("operator", operatorForm);
        ConditionOperator comparison = default;
        if (name is not null && !ConditionOperators.TryParse(name, out comparison))
        {
            members.WrongValue("operator", name, "one of " + ConditionOperators.AllNames);
            name = null;
        }

        ConditionValue? value = null;
        if (members.TryGet("value", out JsonElement element) && (value = ReadValue(element, path + "/value", problems)) is null) return null;
        return field is null || name is null ? null : new CompareCondition(field, comparison, value);
    }

    private static ConditionValue? ReadValue(JsonElement element, string path, JsonProblems problems)
    {
        if (element.ValueKind != JsonValueKind.Array) return ReadSingle(element, path, problems);
        List<ConditionValue> items = [];
        int index = 0;
        foreach (JsonElement item in element.EnumerateArray())
        {
            if (ReadSingle(item, JsonProblems.Item(path, index++), problems) is ConditionValue value) items.Add(value);
            if (problems.IsFull) break;
        }

        return items.Count == element.GetArrayLength() ? ConditionValue.List(items) : null;
    }

    private static ConditionValue? ReadSingle(JsonElement element, string path, JsonProblems problems)
    {
        switch (element.ValueKind)
        {
            case JsonValueKind.String:
                return element.GetString()!;
            case JsonValueKind.True or JsonValueKind.False:
                return element.ValueKind == JsonValueKind.True;
            case JsonValueKind.Number:
                problems.WrongType(path, "a number in quotes, so that no program in between rounds it,", element);
                return null;
            default:
                problems.WrongType(path, "a text, true or false, or an array of those", element);
                return null;
        }
    }
}
