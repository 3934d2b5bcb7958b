using NodaTime;

namespace Crm.Domain;

/// <summary>What the guards of an article look at, and whether each is met.</summary>
/// <remarks>Hand it to <see cref="LifeCycles.KnowledgeArticle"/>: <c>Fire(state, trigger, guards.IsMet)</c>. A fact left out counts as not given.</remarks>
public sealed record KnowledgeArticleGuards
{
    /// <summary>The day in the article's zone.</summary>
    public LocalDate Today { get; init; }

    /// <summary>The last day it is valid, included; null means without end.</summary>
    public LocalDate? ExpiresOn { get; init; }

    /// <summary>What the reviewer has to say.</summary>
    public string? Comment { get; init; }

    /// <summary>Who wrote it.</summary>
    public string? Author { get; init; }

    /// <summary>Who publishes it.</summary>
    public string? Approver { get; init; }

    /// <summary>Whether the guard of a name is met.</summary>
    /// <param name="guard">A name from the table.</param>
    /// <exception cref="ArgumentOutOfRangeException">The table has no such guard.</exception>
    public bool IsMet(string guard) => guard switch
    {
        "comment!=null" => Fact.IsThere(Comment),
        "approver!=author" => Fact.IsOther(Approver, Author),
        "today(zone)>expiresOn" => Today > ExpiresOn,
        "expiresOn==null || expiresOn>=today(zone)" => ExpiresOn is not LocalDate last || last >= Today,
        _ => throw Fact.Unknown("KnowledgeArticle", guard),
    };
}
