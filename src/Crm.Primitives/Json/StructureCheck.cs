using System.Text.Json;
using System.Text.Json.Serialization.Metadata;

namespace Crm.Primitives;

/// <summary>Compares a JSON value with the shape of a type and reports everything that does not fit, each at its place.</summary>
/// <remarks>The deserializer stops at the first problem; an editor wants all of them. Uses the metadata that the source generator made.</remarks>
internal sealed class StructureCheck(JsonProblems problems)
{
    private readonly Dictionary<Type, Dictionary<string, JsonPropertyInfo>> _members = [];

    internal void Check(JsonElement element, JsonTypeInfo type, string path)
    {
        if (problems.IsFull) return;
        Type? underlying = Nullable.GetUnderlyingType(type.Type);
        if (element.ValueKind == JsonValueKind.Null && underlying is not null) return;
        if (underlying is not null) type = type.Options.GetTypeInfo(underlying);
        if (type.Converter is ICheckedConverter converter)
        {
            converter.Check(element, path, problems);
            return;
        }

        switch (type.Kind)
        {
            case JsonTypeInfoKind.Object:
                CheckObject(element, type, path);
                break;
            case JsonTypeInfoKind.Enumerable when type.ElementType is Type itemType:
                CheckArray(element, type.Options.GetTypeInfo(itemType), path);
                break;
            case JsonTypeInfoKind.Dictionary when type.ElementType is Type valueType:
                CheckDictionary(element, type.Options.GetTypeInfo(valueType), path);
                break;
            default:
                CheckByReading(element, type, path);
                break;
        }
    }

    /// <summary>Finds the innermost values that cannot be read though their shape is right: a constructor refused them.</summary>
    internal void Locate(JsonElement element, JsonTypeInfo type, string path)
    {
        int before = problems.All.Count;
        type = type.Options.GetTypeInfo(Nullable.GetUnderlyingType(type.Type) ?? type.Type);
        if (type.Kind == JsonTypeInfoKind.Object && element.ValueKind == JsonValueKind.Object)
        {
            JsonTypeInfo concrete = Concrete(element, type, path, out _) ?? type;
            Dictionary<string, JsonPropertyInfo> members = MembersOf(concrete);
            foreach (JsonProperty member in element.EnumerateObject())
            {
                if (members.TryGetValue(member.Name, out JsonPropertyInfo? property) && property.CustomConverter is null)
                    Locate(member.Value, type.Options.GetTypeInfo(property.PropertyType), JsonProblems.Member(path, member.Name));
            }
        }
        else if (type.Kind == JsonTypeInfoKind.Enumerable && type.ElementType is Type itemType && element.ValueKind == JsonValueKind.Array)
        {
            int index = 0;
            foreach (JsonElement item in element.EnumerateArray())
                Locate(item, type.Options.GetTypeInfo(itemType), JsonProblems.Item(path, index++));
        }
        else if (type.Kind == JsonTypeInfoKind.Dictionary && type.ElementType is Type valueType && element.ValueKind == JsonValueKind.Object)
        {
            foreach (JsonProperty member in element.EnumerateObject())
                Locate(member.Value, type.Options.GetTypeInfo(valueType), JsonProblems.Member(path, member.Name));
        }

        if (problems.All.Count == before) CheckByReading(element, type, path);
    }

    private void CheckObject(JsonElement element, JsonTypeInfo type, string path)
    {
        if (element.ValueKind != JsonValueKind.Object)
        {
            problems.WrongType(path, "an object", element);
            return;
        }

        if (Concrete(element, type, path, out string? discriminator) is not JsonTypeInfo concrete) return;
        Dictionary<string, JsonPropertyInfo> members = MembersOf(concrete);
        HashSet<string> seen = new(StringComparer.Ordinal);
        foreach (JsonProperty member in element.EnumerateObject())
        {
            string at = JsonProblems.Member(path, member.Name);
            if (!seen.Add(member.Name)) problems.DuplicateMember(at, member.Name);
            else if (members.TryGetValue(member.Name, out JsonPropertyInfo? property)) CheckMember(member.Value, property, at);
            else if (member.Name != discriminator) problems.UnknownMember(at, member.Name, members.Keys);
        }

        foreach ((string name, JsonPropertyInfo property) in members)
            if (IsRequired(property) && !seen.Contains(name)) problems.MissingMember(path, name);
    }

    private void CheckMember(JsonElement value, JsonPropertyInfo property, string path)
    {
        if (value.ValueKind == JsonValueKind.Null && !property.PropertyType.IsValueType)
        {
            if (!property.IsSetNullable) problems.WrongType(path, "a value", value);
            return;
        }

        if (property.CustomConverter is ICheckedConverter converter) converter.Check(value, path, problems);
        else if (property.CustomConverter is null) Check(value, property.Options.GetTypeInfo(property.PropertyType), path);
    }

    /// <summary>The type itself, or the derived one that the discriminator names; null if it names none, then that was reported.</summary>
    private JsonTypeInfo? Concrete(JsonElement element, JsonTypeInfo type, string path, out string? discriminator)
    {
        discriminator = null;
        if (type.PolymorphismOptions is not JsonPolymorphismOptions polymorphism) return type;
        discriminator = polymorphism.TypeDiscriminatorPropertyName;
        if (!element.TryGetProperty(discriminator, out JsonElement tag))
        {
            problems.MissingMember(path, discriminator);
            return null;
        }

        foreach (JsonDerivedType derived in polymorphism.DerivedTypes)
        {
            if (tag.ValueKind == JsonValueKind.String && derived.TypeDiscriminator is string name && tag.ValueEquals(name))
                return type.Options.GetTypeInfo(derived.DerivedType);
        }

        string known = string.Join(", ", polymorphism.DerivedTypes.Select(static d => d.TypeDiscriminator));
        problems.Add(JsonProblems.Member(path, discriminator), DefinitionErrors.WrongValue, $"This kind is not known; one of {known} is wanted.");
        return null;
    }

    private void CheckArray(JsonElement element, JsonTypeInfo itemType, string path)
    {
        if (element.ValueKind != JsonValueKind.Array)
        {
            problems.WrongType(path, "an array", element);
            return;
        }

        int index = 0;
        foreach (JsonElement item in element.EnumerateArray()) CheckItem(item, itemType, JsonProblems.Item(path, index++));
    }

    private void CheckDictionary(JsonElement element, JsonTypeInfo valueType, string path)
    {
        if (element.ValueKind != JsonValueKind.Object)
        {
            problems.WrongType(path, "an object", element);
            return;
        }

        foreach (JsonProperty member in element.EnumerateObject()) CheckItem(member.Value, valueType, JsonProblems.Member(path, member.Name));
    }

    private void CheckItem(JsonElement item, JsonTypeInfo itemType, string path)
    {
        if (item.ValueKind == JsonValueKind.Null && !itemType.Type.IsValueType) problems.WrongType(path, "a value", item);
        else Check(item, itemType, path);
    }

    private void CheckByReading(JsonElement element, JsonTypeInfo type, string path)
    {
        if (problems.IsFull) return;
        string? wanted = WantedKind(element.ValueKind, type.Type);
        if (wanted is not null)
        {
            problems.WrongType(path, wanted, element);
            return;
        }

        try
        {
            element.Deserialize(type);
        }
        catch (Exception error) when (IsFromData(error))
        {
            problems.Add(path, DefinitionErrors.WrongValue, error is JsonException
                ? $"'{JsonProblems.Shorten(element.GetRawText())}' is not allowed here: it has the wrong form or is out of range."
                : error.Message);
        }
    }

    /// <summary>What a constructor or a converter may throw about the values it is given.</summary>
    internal static bool IsFromData(Exception error) =>
        error is JsonException or ArgumentException or InvalidOperationException or FormatException or OverflowException or NotSupportedException;

    private static string? WantedKind(JsonValueKind got, Type type)
    {
        if (type == typeof(string)) return got == JsonValueKind.String ? null : "a text";
        if (type == typeof(bool)) return got is JsonValueKind.True or JsonValueKind.False ? null : "true or false";
        if (type == typeof(int) || type == typeof(long)) return got == JsonValueKind.Number ? null : "a whole number";
        if (type == typeof(double)) return got == JsonValueKind.Number ? null : "a number";
        return null;
    }

    /// <summary>
    /// A member without a value to fall back on. That an init-only member has one, its initialiser, is lost in source-generated contexts,
    /// which always set it: without its text it would silently become zero or null, so it is required unless it may be null.
    /// </summary>
    internal static bool IsRequired(JsonPropertyInfo property)
    {
        if (property.IsRequired) return true;
        if (property.AssociatedParameter is not JsonParameterInfo parameter) return false;
        return parameter.IsMemberInitializer ? !MayBeNull(property) : !parameter.HasDefaultValue;
    }

    internal static bool MayBeNull(JsonPropertyInfo property) => property.PropertyType.IsValueType
        ? Nullable.GetUnderlyingType(property.PropertyType) is not null
        : property.IsSetNullable;

    /// <summary>The members that can be set. A computed member is not among them: mark it with JsonIgnore, or its text is an unknown member.</summary>
    private Dictionary<string, JsonPropertyInfo> MembersOf(JsonTypeInfo type)
    {
        if (_members.TryGetValue(type.Type, out Dictionary<string, JsonPropertyInfo>? known)) return known;
        known = type.Properties.Where(static p => p.Set is not null || p.AssociatedParameter is not null)
            .ToDictionary(static p => p.Name, StringComparer.Ordinal);
        _members.Add(type.Type, known);
        return known;
    }
}
