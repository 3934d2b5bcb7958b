using System.Collections.ObjectModel;

namespace Crm.Dedupe;

/// <summary>A record whose values are normalised for one matcher; made by <see cref="RecordMatcher.Prepare"/>.</summary>
/// <remarks>Immutable and thread-safe. Comparing it with a record that another matcher prepared is a mistake.</remarks>
public sealed class PreparedRecord
{
    private readonly string?[] _values;

    internal PreparedRecord(string id, string?[] values)
    {
        Id = id;
        _values = values;
    }

    /// <summary>The id of the record.</summary>
    public string Id { get; }

    /// <summary>The normalised values in the order of the definition's fields; null where missing or not usable.</summary>
    public ReadOnlyCollection<string?> Values => Array.AsReadOnly(_values);

    internal string? this[int field] => _values[field];
}
