using System.Text.Json;
using System.Text.Json.Nodes;
using NodaTime;
using NodaTime.Text;

namespace Crm.Primitives;

/// <summary>
/// Writes periods as <c>{"from": "2026-01-01", "to": "2026-07-01"}</c>; the end is the first day that is no longer in it, and a missing
/// member is an open end.
/// </summary>
public sealed class EffectivePeriodJsonConverter : CheckedJsonConverter<EffectivePeriod>
{
    private const string DateForm = "a date like 2026-07-01";

    /// <inheritdoc/>
    public override void Write(Utf8JsonWriter writer, EffectivePeriod value, JsonSerializerOptions options)
    {
        ArgumentNullException.ThrowIfNull(writer);
        writer.WriteStartObject();
        if (value.From is LocalDate from) writer.WriteString("from"u8, LocalDatePattern.Iso.Format(from));
        if (value.To is LocalDate to) writer.WriteString("to"u8, LocalDatePattern.Iso.Format(to));
        writer.WriteEndObject();
    }

    private protected override EffectivePeriod ReadElement(JsonElement element, string path, JsonProblems problems)
    {
        if (JsonMembers.Of(element, path, problems, "from", "to") is not JsonMembers members) return default;
        LocalDate? from = DateOf(members, "from");
        LocalDate? to = DateOf(members, "to");
        if (from is LocalDate f && to is LocalDate t && t < f)
        {
            problems.Add(JsonProblems.Member(path, "to"), DefinitionErrors.WrongValue, "The period ends before it begins: swap the dates.");
            return default;
        }

        return new EffectivePeriod(from, to);
    }

    private protected override JsonObject CreateSchema() => new()
    {
        ["type"] = "object",
        ["properties"] = new JsonObject
        {
            ["from"] = new JsonObject { ["type"] = "string", ["format"] = "date" },
            ["to"] = new JsonObject { ["type"] = "string", ["format"] = "date" },
        },
        ["additionalProperties"] = false,
    };

    private static LocalDate? DateOf(JsonMembers members, string name)
    {
        if (members.OptionalText(name, DateForm) is not string text) return null;
        if (LocalDatePattern.Iso.Parse(text).TryGetValue(default, out LocalDate date)) return date;
        members.WrongValue(name, text, DateForm);
        return null;
    }
}
