namespace Crm.Domain;

/// <summary>What an article says and what it is found by.</summary>
/// <param name="Title">The title.</param>
/// <param name="Body">The words.</param>
/// <param name="Sku">The product it is about; null for every product.</param>
/// <param name="Keywords">The words that find it; at least one.</param>
public sealed record KnowledgeArticleContent(string Title, string Body, string? Sku, IReadOnlyList<string> Keywords)
{
    /// <summary>True if both say the same and are found by the same words.</summary>
    /// <param name="other">The other content.</param>
    public bool Equals(KnowledgeArticleContent? other) =>
        other is not null && Title == other.Title && Body == other.Body && Sku == other.Sku && Keywords.SequenceEqual(other.Keywords, StringComparer.Ordinal);

    /// <inheritdoc/>
    public override int GetHashCode() => HashCode.Combine(Title, Body, Sku, Keywords.Count);
}
