namespace Crm.Domain;

/// <summary>The id of an article of the knowledge base. Made by the caller.</summary>
/// <param name="Value">The value.</param>
public readonly record struct KnowledgeArticleId(Guid Value);
