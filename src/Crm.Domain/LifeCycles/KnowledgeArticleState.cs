namespace Crm.Domain;

/// <summary>Where an article of the knowledge base stands.</summary>
/// <remarks>The table is <see cref="LifeCycles.KnowledgeArticle"/>. Stored by name: the order of the members means nothing.</remarks>
public enum KnowledgeArticleState
{
    /// <summary>Being written.</summary>
    Draft,

    /// <summary>Waiting for somebody else to read it.</summary>
    InReview,

    /// <summary>Visible to its readers.</summary>
    Published,

    /// <summary>Its last day has passed; it must be looked at again.</summary>
    Expired,

    /// <summary>Kept, and no longer shown.</summary>
    Archived,
}
