using System.Collections.Immutable;

namespace Crm.Documents;

/// <summary>A row of a table: values by the names of the columns.</summary>
/// <param name="Values">The values.</param>
public sealed record DocumentRow(ImmutableSortedDictionary<string, DocumentValue> Values)
{
    /// <summary>Makes a row.</summary>
    /// <param name="values">Names and values.</param>
    /// <exception cref="ArgumentException">A name is there twice.</exception>
    public static DocumentRow Of(params ReadOnlySpan<(string Name, DocumentValue Value)> values)
    {
        ImmutableSortedDictionary<string, DocumentValue>.Builder row = ImmutableSortedDictionary.CreateBuilder<string, DocumentValue>(StringComparer.Ordinal);
        foreach ((string name, DocumentValue value) in values) row.Add(name, value);
        return new DocumentRow(row.ToImmutable());
    }

    /// <summary>How deep the row is set in, such as 1 for a component below its bundle. The default is 0.</summary>
    public int Indent { get; init; }
}
