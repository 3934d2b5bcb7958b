using System.Text.Json;
using System.Text.Json.Nodes;
using System.Text.Json.Serialization;

namespace Crm.Primitives;

/// <summary>A converter that can say everything that is wrong with a value, with places, instead of throwing at the first.</summary>
internal interface ICheckedConverter
{
    /// <summary>Reports what is wrong.</summary>
    void Check(JsonElement element, string path, JsonProblems problems);

    /// <summary>The JSON Schema of the values.</summary>
    JsonObject CreateSchema();
}

/// <summary>The base of the converters of the family: strict, and able to report every problem of a value at its place.</summary>
/// <typeparam name="T">The type of the values.</typeparam>
/// <remarks>Thread-safe. For a type of your own that is written as one text, derive from <see cref="TextJsonConverter{T}"/>.</remarks>
public abstract class CheckedJsonConverter<T> : JsonConverter<T>, ICheckedConverter
{
    private protected CheckedJsonConverter()
    {
    }

    /// <inheritdoc/>
    public override T? Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options)
    {
        JsonElement element = JsonElement.ParseValue(ref reader);
        JsonProblems problems = new();
        T? value = ReadElement(element, "", problems);
        return problems.All.Count == 0 ? value : throw new JsonException(problems.All[0].ErrorMessage);
    }

    void ICheckedConverter.Check(JsonElement element, string path, JsonProblems problems) => ReadElement(element, path, problems);

    JsonObject ICheckedConverter.CreateSchema() => CreateSchema();

    /// <summary>Reads a value; what is wrong with it is reported, and the result then means nothing.</summary>
    private protected abstract T? ReadElement(JsonElement element, string path, JsonProblems problems);

    /// <summary>The JSON Schema of the values; a new one at each call, because the caller puts it into a tree.</summary>
    private protected abstract JsonObject CreateSchema();
}
