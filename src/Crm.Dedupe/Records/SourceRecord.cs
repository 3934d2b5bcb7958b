using System.Collections.Immutable;

namespace Crm.Dedupe;

/// <summary>A record as it came: an id and texts by field name.</summary>
/// <param name="Id">Its id in the host; unique among the records that are matched together.</param>
/// <param name="Values">The texts; a field that is absent, null or not usable is missing. Fields the definition does not name are ignored.</param>
public sealed record SourceRecord(string Id, ImmutableDictionary<string, string?> Values)
{
    /// <summary>Makes a record from pairs of field and text.</summary>
    /// <param name="id">Its id.</param>
    /// <param name="values">The texts; of two for one field the last one counts.</param>
    public static SourceRecord Of(string id, params IEnumerable<(string Field, string? Text)> values)
    {
        ArgumentNullException.ThrowIfNull(values);
        ImmutableDictionary<string, string?>.Builder builder = ImmutableDictionary.CreateBuilder<string, string?>(StringComparer.Ordinal);
        foreach ((string field, string? text) in values) builder[field] = text;
        return new SourceRecord(id, builder.ToImmutable());
    }
}
