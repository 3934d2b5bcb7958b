using System.Diagnostics.CodeAnalysis;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace Crm.Primitives;

/// <summary>The base of converters for types that are written as one JSON text.</summary>
/// <typeparam name="T">The type of the values.</typeparam>
/// <remarks>A value in any other form, also a JSON number, is an error. Works for dictionary keys too. Thread-safe.</remarks>
public abstract class TextJsonConverter<T> : CheckedJsonConverter<T>
    where T : notnull
{
    /// <summary>What is wanted, in words with an example, such as <c>a date like 2026-07-01</c>; goes into error sentences.</summary>
    protected abstract string Form { get; }

    /// <summary>The <c>format</c> of JSON Schema, such as <c>date</c>; null if none fits.</summary>
    protected virtual string? SchemaFormat => null;

    /// <summary>The regular expression (ECMA-262) of JSON Schema; null if none is given.</summary>
    protected virtual string? SchemaPattern => null;

    /// <summary>The only allowed texts, for JSON Schema; null if there are too many to list.</summary>
    protected virtual IReadOnlyList<string>? SchemaValues => null;

    /// <summary>Reads a text. Never throws.</summary>
    /// <param name="text">The text.</param>
    /// <param name="value">The value.</param>
    /// <returns>False if the text has another form.</returns>
    protected abstract bool TryParse(string text, [MaybeNullWhen(false)] out T value);

    /// <summary>Writes a value in the one canonical form.</summary>
    /// <param name="value">The value.</param>
    protected abstract string Format(T value);

    /// <inheritdoc/>
    public sealed override T Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options)
    {
        if (reader.TokenType != JsonTokenType.String) throw new JsonException($"This is no text; {Form} is wanted.");
        string text = reader.GetString()!;
        return TryParse(text, out T? value) ? value : throw new JsonException(Sentence(text));
    }

    /// <inheritdoc/>
    public sealed override void Write(Utf8JsonWriter writer, T value, JsonSerializerOptions options)
    {
        ArgumentNullException.ThrowIfNull(writer);
        writer.WriteStringValue(Format(value));
    }

    /// <inheritdoc/>
    public sealed override T ReadAsPropertyName(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options)
    {
        string text = reader.GetString()!;
        return TryParse(text, out T? value) ? value : throw new JsonException(Sentence(text));
    }

    /// <inheritdoc/>
    public sealed override void WriteAsPropertyName(Utf8JsonWriter writer, T value, JsonSerializerOptions options)
    {
        ArgumentNullException.ThrowIfNull(writer);
        writer.WritePropertyName(Format(value));
    }

    private protected sealed override T? ReadElement(JsonElement element, string path, JsonProblems problems)
    {
        if (element.ValueKind != JsonValueKind.String)
        {
            problems.WrongType(path, Form, element);
            return default;
        }

        string text = element.GetString()!;
        if (TryParse(text, out T? value)) return value;
        problems.Add(path, DefinitionErrors.WrongValue, Sentence(text));
        return default;
    }

    private protected sealed override JsonObject CreateSchema()
    {
        JsonObject schema = new() { ["type"] = "string" };
        if (SchemaFormat is string format) schema["format"] = format;
        if (SchemaPattern is string pattern) schema["pattern"] = pattern;
        if (SchemaValues is IReadOnlyList<string> values) schema["enum"] = new JsonArray([.. values.Select(static v => (JsonNode)v)]);
        return schema;
    }

    private string Sentence(string text) => $"'{JsonProblems.Shorten(text)}' is not allowed; {Form} is wanted.";
}
