using System.Collections.Frozen;

namespace Crm.Primitives;

/// <summary>Begins a map of fields.</summary>
public static class FieldMap
{
    /// <summary>Begins a map of the fields of a type.</summary>
    /// <typeparam name="T">The type of the rows.</typeparam>
    public static FieldMapBuilder<T> For<T>() => new();
}

/// <summary>The fields of a type that conditions may ask for: a name, a type, a delegate and, for stores, an expression each.</summary>
/// <typeparam name="T">The type of the rows.</typeparam>
/// <remarks>Immutable and thread-safe; build one for a type and keep it.</remarks>
public sealed class FieldMap<T>
{
    private readonly FrozenDictionary<string, MappedField<T>> _fields;

    internal FieldMap(Dictionary<string, MappedField<T>> fields)
    {
        _fields = fields.ToFrozenDictionary(StringComparer.Ordinal);
        Fields = [.. fields.Values.Select(static f => f.Description).OrderBy(static f => f.Name, StringComparer.Ordinal)];
    }

    /// <summary>The fields, by name in ordinal order.</summary>
    public IReadOnlyList<ConditionField> Fields { get; }

    internal bool TryGet(string name, [System.Diagnostics.CodeAnalysis.NotNullWhen(true)] out MappedField<T>? field) =>
        _fields.TryGetValue(name, out field);
}
