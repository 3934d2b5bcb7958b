using Crm.Primitives;
using NodaTime;
using NodaTime.Text;

namespace Crm.Sla;

/// <summary>Reads one field of a record through the field map. A field map runs conditions, so this is one: is it present, and what was seen.</summary>
internal sealed class FieldReader<TRecord>
{
    private readonly CompiledCondition<TRecord> _present;

    private FieldReader(string name, CompiledCondition<TRecord> present) => (Name, _present) = (name, present);

    internal string Name { get; }

    /// <summary>The reader; null if there is no such field of the type, then it was reported.</summary>
    internal static FieldReader<TRecord>? Make(FieldMap<TRecord> fields, string name, FieldType type, string at, List<ValidationError> found)
    {
        ConditionField? field = fields.Fields.FirstOrDefault(f => f.Name == name);
        if (field?.Type == type) return new FieldReader<TRecord>(name, Condition.IsPresent(name).Compile(fields).Value);
        string known = string.Join(", ", fields.Fields.Where(f => f.Type == type).Select(static f => f.Name).Take(12));
        found.Add(new ValidationError(at, $"There is no field '{name}' of type {type}; {(known.Length > 0 ? "use one of " + known : "add one to the map")}.", "sla.field_unknown"));
        return null;
    }

    internal string? Text(TRecord record) => _present.Explain(record).Actual?.Text;

    internal Instant? Instant(TRecord record) =>
        Text(record) is string text && InstantPattern.ExtendedIso.Parse(text).TryGetValue(default, out Instant at) ? at : null;
}
