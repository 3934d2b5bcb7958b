using System.Text.Json;
using System.Text.Json.Nodes;

namespace Crm.Primitives;

/// <summary>Writes rounding rules as <c>{"step": "0.01", "mode": "halfEven"}</c>.</summary>
public sealed class RoundingRuleJsonConverter : CheckedJsonConverter<RoundingRule>
{
    private static readonly EnumJsonConverter<RoundingMode> Modes = new();

    /// <inheritdoc/>
    public override void Write(Utf8JsonWriter writer, RoundingRule value, JsonSerializerOptions options)
    {
        ArgumentNullException.ThrowIfNull(writer);
        writer.WriteStartObject();
        writer.WriteString("step"u8, DecimalText.Format(value.Step));
        writer.WritePropertyName("mode"u8);
        Modes.Write(writer, value.Mode, options);
        writer.WriteEndObject();
    }

    private protected override RoundingRule ReadElement(JsonElement element, string path, JsonProblems problems)
    {
        const string stepForm = "a number above 0 in quotes like \"0.01\"";
        if (JsonMembers.Of(element, path, problems, "step", "mode") is not JsonMembers members) return default;
        string? stepText = members.RequiredText("step", stepForm);
        decimal step = 0m;
        if (stepText is not null && (!DecimalText.TryParse(stepText, out step) || step <= 0m)) members.WrongValue("step", stepText, stepForm);
        if (!members.TryGet("mode", out JsonElement mode))
        {
            problems.MissingMember(path, "mode");
            return default;
        }

        int before = problems.All.Count;
        ((ICheckedConverter)Modes).Check(mode, JsonProblems.Member(path, "mode"), problems);
        if (problems.All.Count > before || step <= 0m) return default;
        return new RoundingRule(step, Enum.Parse<RoundingMode>(mode.GetString()!, ignoreCase: true));
    }

    private protected override JsonObject CreateSchema() => new()
    {
        ["type"] = "object",
        ["properties"] = new JsonObject
        {
            ["step"] = ((ICheckedConverter)new DecimalJsonConverter()).CreateSchema(),
            ["mode"] = ((ICheckedConverter)Modes).CreateSchema(),
        },
        ["required"] = new JsonArray("step", "mode"),
        ["additionalProperties"] = false,
    };
}
