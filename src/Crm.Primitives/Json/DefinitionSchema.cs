using System.Text.Json;
using System.Text.Json.Nodes;
using System.Text.Json.Schema;
using System.Text.Json.Serialization.Metadata;

namespace Crm.Primitives;

/// <summary>Exports JSON Schema (2020-12) from the shape of a definition.</summary>
public static class DefinitionSchema
{
    private static readonly JsonSchemaExporterOptions ExporterOptions = new()
    {
        TreatNullObliviousAsNonNullable = true,
        TransformSchemaNode = static (context, schema) =>
            (context.PropertyInfo?.CustomConverter ?? context.TypeInfo.Converter) is ICheckedConverter converter
                ? converter.CreateSchema()
                : WithMembers(schema, context.TypeInfo),
    };

    /// <summary>The schema as indented text; the same at each call.</summary>
    /// <param name="type">The shape, from a source-generated context.</param>
    /// <param name="schemaVersion">The version that <c>schemaVersion</c> must have.</param>
    public static string Export(JsonTypeInfo type, int schemaVersion)
    {
        ArgumentNullException.ThrowIfNull(type);
        JsonObject exported = type.GetJsonSchemaAsNode(ExporterOptions).AsObject();
        JsonObject schema = new() { ["$schema"] = "https://json-schema.org/draft/2020-12/schema", ["type"] = "object" };
        JsonObject properties = new() { ["schemaVersion"] = new JsonObject { ["const"] = schemaVersion } };
        foreach ((string name, JsonNode? value) in (exported["properties"] as JsonObject) ?? []) properties[name] = value?.DeepClone();
        JsonArray required = ["schemaVersion"];
        foreach (JsonNode? name in (exported["required"] as JsonArray) ?? []) required.Add(name?.DeepClone());
        schema["properties"] = properties;
        schema["required"] = required;
        schema["additionalProperties"] = false;
        if (exported.ToJsonString().Contains("#/$defs/" + ConditionJsonConverter.SchemaName, StringComparison.Ordinal))
            schema["$defs"] = new JsonObject { [ConditionJsonConverter.SchemaName] = ConditionSchema() };
        return schema.ToJsonString(new JsonSerializerOptions
        {
            WriteIndented = true,
            NewLine = "\n",
            Encoder = type.Options.Encoder,
            TypeInfoResolver = JsonTypeInfoResolver.Combine(),
        });
    }

    /// <summary>The reader knows more forms of members, and requires more of them, than the exporter does; see <see cref="StructureCheck.IsRequired"/>.</summary>
    private static JsonNode WithMembers(JsonNode schema, JsonTypeInfo type)
    {
        if (Nullable.GetUnderlyingType(type.Type) is Type underlying) type = type.Options.GetTypeInfo(underlying);
        if (type.Kind != JsonTypeInfoKind.Object || schema is not JsonObject known || known["properties"] is not JsonObject properties) return schema;
        foreach (JsonPropertyInfo property in type.Properties)
        {
            if (!properties.ContainsKey(property.Name)) continue;
            if (ByConverter(property) is JsonObject own) properties[property.Name] = own;
            else if (properties[property.Name] is JsonObject list && list["items"] is null && ItemConverter(property) is ICheckedConverter item) list["items"] = item.CreateSchema();
        }

        JsonArray required = known["required"] as JsonArray ?? [];
        HashSet<string?> names = [.. required.Select(static n => (string?)n)];
        foreach (JsonPropertyInfo property in type.Properties)
            if (properties.ContainsKey(property.Name) && StructureCheck.IsRequired(property) && names.Add(property.Name)) required.Add((JsonNode)property.Name);
        if (required.Count > 0 && required.Parent is null) known["required"] = required;
        return known;
    }

    /// <summary>The exporter forgets to transform a member with a default value, so the members are gone through here too.</summary>
    private static JsonObject? ByConverter(JsonPropertyInfo property)
    {
        Type type = Nullable.GetUnderlyingType(property.PropertyType) ?? property.PropertyType;
        if ((property.CustomConverter ?? property.Options.GetTypeInfo(type).Converter) is not ICheckedConverter converter) return null;
        JsonObject schema = converter.CreateSchema();
        return StructureCheck.MayBeNull(property) ? new JsonObject { ["anyOf"] = new JsonArray(schema, new JsonObject { ["type"] = "null" }) } : schema;
    }

    /// <summary>Nor does it look at the items of such a member.</summary>
    private static ICheckedConverter? ItemConverter(JsonPropertyInfo property)
    {
        JsonTypeInfo type = property.Options.GetTypeInfo(property.PropertyType);
        return type.Kind == JsonTypeInfoKind.Enumerable && type.ElementType is Type item
            ? property.Options.GetTypeInfo(Nullable.GetUnderlyingType(item) ?? item).Converter as ICheckedConverter
            : null;
    }

    private static JsonObject ConditionSchema() => new()
    {
        ["oneOf"] = new JsonArray(
            OneMember("all", new JsonObject { ["type"] = "array", ["items"] = Self() }),
            OneMember("any", new JsonObject { ["type"] = "array", ["items"] = Self() }),
            OneMember("not", Self()),
            OneMember("always", new JsonObject { ["type"] = "boolean" }),
            new JsonObject
            {
                ["type"] = "object",
                ["properties"] = new JsonObject
                {
                    ["field"] = new JsonObject { ["type"] = "string" },
                    ["operator"] = new JsonObject
                    {
                        ["enum"] = new JsonArray([.. Enum.GetValues<ConditionOperator>().Select(static o => (JsonNode)ConditionOperators.NameOf(o))]),
                    },
                    ["value"] = new JsonObject
                    {
                        ["type"] = new JsonArray("string", "boolean", "array"),
                        ["items"] = new JsonObject { ["type"] = new JsonArray("string", "boolean") },
                    },
                },
                ["required"] = new JsonArray("field", "operator"),
                ["additionalProperties"] = false,
            }),
    };

    private static JsonObject Self() => new() { ["$ref"] = "#/$defs/" + ConditionJsonConverter.SchemaName };

    private static JsonObject OneMember(string name, JsonObject schema) => new()
    {
        ["type"] = "object",
        ["properties"] = new JsonObject { [name] = schema },
        ["required"] = new JsonArray(name),
        ["additionalProperties"] = false,
    };
}
