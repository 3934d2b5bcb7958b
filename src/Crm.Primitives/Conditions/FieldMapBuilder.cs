using System.Linq.Expressions;
using NodaTime;

namespace Crm.Primitives;

/// <summary>Collects the fields of a <see cref="FieldMap{T}"/>.</summary>
/// <typeparam name="T">The type of the rows.</typeparam>
/// <remarks>
/// Each field is given as a delegate, which conditions run in memory, and as the same lambda once more as an expression, which a store
/// translates. Two forms, because making one from the other needs a compiler at run time, which trimmed and AOT programs do not have.
/// Not thread-safe; the map it builds is.
/// </remarks>
public sealed class FieldMapBuilder<T>
{
    private readonly Dictionary<string, MappedField<T>> _fields = new(StringComparer.Ordinal);

    internal FieldMapBuilder()
    {
    }

    /// <summary>Adds a text. A missing text is null; an empty text is present.</summary>
    /// <param name="name">The name, as it stands in conditions.</param>
    /// <param name="get">Reads it from a row; null if missing.</param>
    /// <param name="expression">The same for a store; null if no store knows the field.</param>
    /// <exception cref="ArgumentException">The name is empty or taken.</exception>
    public FieldMapBuilder<T> Text(string name, Func<T, string?> get, Expression<Func<T, string?>>? expression = null)
    {
        ArgumentNullException.ThrowIfNull(get);
        return Add(new TextField<T>(name, get, expression));
    }

    /// <summary>Adds a number.</summary>
    /// <param name="name">The name, as it stands in conditions.</param>
    /// <param name="get">Reads it from a row; null if missing.</param>
    /// <param name="expression">The same for a store; null if no store knows the field.</param>
    /// <param name="decimals">The decimals that are stored; a condition with more is refused, because a store would round its value. Null
    /// means any number.</param>
    /// <exception cref="ArgumentException">The name is empty or taken.</exception>
    public FieldMapBuilder<T> Number(string name, Func<T, decimal?> get, Expression<Func<T, decimal?>>? expression = null, int? decimals = null) =>
        Add(new ValueField<T, decimal>(name, FieldType.Number, get, expression, ValueKind.Number(decimals)));

    /// <summary>Adds a flag.</summary>
    /// <param name="name">The name, as it stands in conditions.</param>
    /// <param name="get">Reads it from a row; null if missing.</param>
    /// <param name="expression">The same for a store; null if no store knows the field.</param>
    /// <exception cref="ArgumentException">The name is empty or taken.</exception>
    public FieldMapBuilder<T> Bool(string name, Func<T, bool?> get, Expression<Func<T, bool?>>? expression = null) =>
        Add(new ValueField<T, bool>(name, FieldType.Bool, get, expression, ValueKind.Bool));

    /// <summary>Adds a calendar day.</summary>
    /// <param name="name">The name, as it stands in conditions.</param>
    /// <param name="get">Reads it from a row; null if missing.</param>
    /// <param name="expression">The same for a store; null if no store knows the field.</param>
    /// <exception cref="ArgumentException">The name is empty or taken.</exception>
    public FieldMapBuilder<T> Date(string name, Func<T, LocalDate?> get, Expression<Func<T, LocalDate?>>? expression = null) =>
        Add(new ValueField<T, LocalDate>(name, FieldType.Date, get, expression, ValueKind.Date));

    /// <summary>Adds a moment in time.</summary>
    /// <param name="name">The name, as it stands in conditions.</param>
    /// <param name="get">Reads it from a row; null if missing.</param>
    /// <param name="expression">The same for a store; null if no store knows the field.</param>
    /// <exception cref="ArgumentException">The name is empty or taken.</exception>
    public FieldMapBuilder<T> Instant(string name, Func<T, Instant?> get, Expression<Func<T, Instant?>>? expression = null) =>
        Add(new ValueField<T, Instant>(name, FieldType.Instant, get, expression, ValueKind.Instant));

    /// <summary>Makes the map.</summary>
    public FieldMap<T> Build() => new(_fields);

    private FieldMapBuilder<T> Add(MappedField<T> field)
    {
        string name = field.Description.Name;
        if (string.IsNullOrWhiteSpace(name)) throw new ArgumentException("A field has a name.", nameof(field));
        if (!_fields.TryAdd(name, field)) throw new ArgumentException($"The map has a field '{name}' already.", nameof(field));
        return this;
    }
}
