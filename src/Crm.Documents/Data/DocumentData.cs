using System.Collections.Immutable;

namespace Crm.Documents;

/// <summary>What a document says: fields and tables by name, plain data of the caller. Immutable.</summary>
/// <remarks>What the template does not ask for is not shown; what it asks for and is not here is an error.</remarks>
public sealed record DocumentData
{
    /// <summary>Nothing: add fields and tables with <see cref="With(string, DocumentValue)"/>.</summary>
    public static DocumentData Empty { get; } = new();

    /// <summary>The fields.</summary>
    public ImmutableSortedDictionary<string, DocumentValue> Fields { get; init; } = ImmutableSortedDictionary.Create<string, DocumentValue>(StringComparer.Ordinal);

    /// <summary>The tables.</summary>
    public ImmutableSortedDictionary<string, ImmutableArray<DocumentRow>> Tables { get; init; } = ImmutableSortedDictionary.Create<string, ImmutableArray<DocumentRow>>(StringComparer.Ordinal);

    /// <summary>The same with a field set.</summary>
    /// <param name="name">The name.</param>
    /// <param name="value">The value.</param>
    public DocumentData With(string name, DocumentValue value) => this with { Fields = Fields.SetItem(name, value) };

    /// <summary>The same with a text set.</summary>
    /// <param name="name">The name.</param>
    /// <param name="text">The text; null leaves the field out.</param>
    public DocumentData With(string name, string? text) => text is null ? this with { Fields = Fields.Remove(name) } : With(name, DocumentValue.Of(text));

    /// <summary>The same with a table set.</summary>
    /// <param name="name">The name.</param>
    /// <param name="rows">The rows, in order.</param>
    public DocumentData With(string name, IEnumerable<DocumentRow> rows) => this with { Tables = Tables.SetItem(name, [.. rows]) };
}
