using System.Globalization;
using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;
using System.Text.Json.Serialization.Metadata;

namespace Crm.Primitives;

/// <summary>The JSON form of one kind of definition: reads every version there has been, writes the current one.</summary>
/// <typeparam name="T">The type of the definition.</typeparam>
/// <remarks>
/// <para>The member <c>schemaVersion</c> is required in the text and is not part of the type. An older text is lifted version by version
/// before it is read; places in errors are then those of the lifted text.</para>
/// <para>Bad text never throws: every structural problem is reported at once with a JSON Pointer and a code of
/// <see cref="DefinitionErrors"/> (or of <see cref="ConditionErrors"/> inside conditions). Immutable and thread-safe; keep one for a type.</para>
/// </remarks>
public sealed class DefinitionJson<T>
{
    private const string VersionName = "schemaVersion";
    private readonly JsonTypeInfo<T> _type;
    private readonly SortedDictionary<int, DefinitionUpgrade> _upgrades = [];

    /// <summary>Describes the form.</summary>
    /// <param name="type">The shape, from a source-generated context made with <see cref="CrmJson.CreateOptions"/>.</param>
    /// <param name="schemaVersion">The current version, from 1.</param>
    /// <param name="upgrades">How to lift older texts, one for each version that is still read; without a gap up to the current version.</param>
    /// <exception cref="ArgumentException">The type is no object or has a member <c>schemaVersion</c>, or the upgrades have a gap.</exception>
    public DefinitionJson(JsonTypeInfo<T> type, int schemaVersion, params IEnumerable<DefinitionUpgrade> upgrades)
    {
        ArgumentNullException.ThrowIfNull(type);
        ArgumentOutOfRangeException.ThrowIfLessThan(schemaVersion, 1);
        ArgumentNullException.ThrowIfNull(upgrades);
        type.MakeReadOnly();
        if (type.Kind != JsonTypeInfoKind.Object || type.Properties.Any(static p => p.Name == VersionName))
            throw new ArgumentException("A definition is an object without a member schemaVersion of its own.", nameof(type));
        foreach (DefinitionUpgrade upgrade in upgrades) _upgrades.Add(upgrade.FromVersion, upgrade);
        OldestVersion = schemaVersion - _upgrades.Count;
        if (OldestVersion < 1 || (_upgrades.Count > 0 && (_upgrades.Keys.First() != OldestVersion || _upgrades.Keys.Last() != schemaVersion - 1)))
            throw new ArgumentException("The upgrades lead without a gap from the oldest version to the current one.", nameof(upgrades));
        _type = type;
        SchemaVersion = schemaVersion;
    }

    /// <summary>The version that is written.</summary>
    public int SchemaVersion { get; }

    /// <summary>The oldest version that is read.</summary>
    public int OldestVersion { get; }

    /// <summary>Reads a definition.</summary>
    /// <param name="json">The text.</param>
    /// <param name="limits">How large it may be; the defaults if null.</param>
    /// <returns>The definition, or every problem at once.</returns>
    public Result<T> Read(string json, DefinitionLimits? limits = null)
    {
        ArgumentNullException.ThrowIfNull(json);
        limits ??= DefinitionLimits.Default;
        // A text of n units has at least n bytes: do not copy what is too large anyway.
        if (json.Length <= limits.Bytes) return Read(Encoding.UTF8.GetBytes(json), limits);
        JsonProblems problems = new();
        problems.Add("", DefinitionErrors.TooLarge, Invariant($"The text has more than the {limits.Bytes} bytes that are allowed."));
        return Result.Invalid(problems.All);
    }

    /// <summary>Reads a definition.</summary>
    /// <param name="utf8Json">The text in UTF-8, without a byte order mark.</param>
    /// <param name="limits">How large it may be; the defaults if null.</param>
    /// <returns>The definition, or every problem at once.</returns>
    public Result<T> Read(ReadOnlySpan<byte> utf8Json, DefinitionLimits? limits = null)
    {
        limits ??= DefinitionLimits.Default;
        JsonProblems problems = new();
        if (!JsonScan.Check(utf8Json, limits, problems)) return Result.Invalid(problems.All);
        Utf8JsonReader reader = new(utf8Json, new JsonReaderOptions { MaxDepth = limits.Depth + 1 });
        using JsonDocument document = JsonDocument.ParseValue(ref reader);
        JsonElement root = document.RootElement;
        if (Lift(root, problems) is not JsonElement lifted) return Result.Invalid(problems.All);
        StructureCheck check = new(problems);
        check.Check(lifted, _type, "");
        if (problems.All.Count > 0) return Result.Invalid(problems.All);
        try
        {
            return lifted.Deserialize(_type) is T definition ? definition : Result.Error("The text holds no definition.");
        }
        catch (Exception error) when (StructureCheck.IsFromData(error))
        {
            // The shape is right, but a constructor refused a value: find out which, and whether there are more.
            check.Locate(lifted, _type, "");
            return Result.Invalid(problems.All);
        }
    }

    /// <summary>Writes a definition in the current version; the same definition gives the same bytes.</summary>
    /// <param name="definition">The definition.</param>
    /// <param name="indented">True for people, with two spaces and line feeds; false for stores.</param>
    public string Write(T definition, bool indented = false)
    {
        ArgumentNullException.ThrowIfNull(definition);
        using MemoryStream stream = new();
        JsonWriterOptions options = new() { Indented = indented, NewLine = "\n", Encoder = _type.Options.Encoder, MaxDepth = 512 };
        using (JsonDocument members = JsonSerializer.SerializeToDocument(definition, _type))
        using (Utf8JsonWriter writer = new(stream, options))
        {
            writer.WriteStartObject();
            writer.WriteNumber(VersionName, SchemaVersion);
            foreach (JsonProperty member in members.RootElement.EnumerateObject()) member.WriteTo(writer);
            writer.WriteEndObject();
        }

        return Encoding.UTF8.GetString(stream.GetBuffer(), 0, (int)stream.Length);
    }

    /// <summary>The JSON Schema (2020-12) of the current version, for editors and for the documentation; the same at each call.</summary>
    public string ExportSchema() => DefinitionSchema.Export(_type, SchemaVersion);

    /// <summary>The members without the version, in the current version; null if that cannot be, then it was reported.</summary>
    private JsonElement? Lift(JsonElement root, JsonProblems problems)
    {
        if (root.ValueKind != JsonValueKind.Object)
        {
            problems.WrongType("", "an object", root);
            return null;
        }

        int version = VersionOf(root, problems);
        if (version == 0 || problems.All.Exists(static p => p.ErrorCode == DefinitionErrors.DuplicateMember))
        {
            // Neither can be lifted; tell what else is wrong as far as the text claims to be current.
            if (version == SchemaVersion) new StructureCheck(problems).Check(Without(root), _type, "");
            return null;
        }

        if (version < OldestVersion || version > SchemaVersion)
        {
            problems.Add("/" + VersionName, DefinitionErrors.SchemaVersionUnknown,
                Invariant($"Version {version} is not read here; versions {OldestVersion} to {SchemaVersion} are."));
            return null;
        }

        return version == SchemaVersion ? Without(root) : Upgrade(root, version, problems);
    }

    private JsonElement? Upgrade(JsonElement root, int version, JsonProblems problems)
    {
        try
        {
            JsonObject content = JsonObject.Create(Without(root))!;
            for (; version < SchemaVersion; version++) content = _upgrades[version].Upgrade((JsonObject)content.DeepClone());
            using JsonDocument lifted = JsonDocument.Parse(content.ToJsonString(), new JsonDocumentOptions { MaxDepth = 512 });
            return lifted.RootElement.Clone();
        }
        catch (Exception error) when (StructureCheck.IsFromData(error) || error is NullReferenceException or KeyNotFoundException or InvalidCastException)
        {
            problems.Add("", DefinitionErrors.UpgradeFailed,
                Invariant($"The text claims to be version {version}, but does not have its shape: {error.Message}"));
            return null;
        }
    }

    private static int VersionOf(JsonElement root, JsonProblems problems)
    {
        if (root.TryGetProperty(VersionName, out JsonElement element) && element.ValueKind == JsonValueKind.Number
            && element.TryGetInt32(out int version) && version >= 1)
            return version;
        problems.Add("/" + VersionName, DefinitionErrors.SchemaVersionMissing, "The member 'schemaVersion' is a whole number from 1: add it.");
        return 0;
    }

    private static JsonElement Without(JsonElement root)
    {
        System.Buffers.ArrayBufferWriter<byte> buffer = new();
        using (Utf8JsonWriter writer = new(buffer, new JsonWriterOptions { SkipValidation = true, MaxDepth = 512 }))
        {
            writer.WriteStartObject();
            foreach (JsonProperty member in root.EnumerateObject())
                if (!member.NameEquals(VersionName)) member.WriteTo(writer);
            writer.WriteEndObject();
        }

        Utf8JsonReader reader = new(buffer.WrittenSpan, new JsonReaderOptions { MaxDepth = 512 });
        return JsonElement.ParseValue(ref reader);
    }

    private static string Invariant(FormattableString text) => text.ToString(CultureInfo.InvariantCulture);
}
