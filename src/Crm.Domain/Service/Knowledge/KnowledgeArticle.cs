using Crm.Primitives;
using NodaTime;

namespace Crm.Domain;

/// <summary>An article of the knowledge base: written, reviewed by somebody else, published, revised.</summary>
/// <remarks>
/// While a published article is being revised, the published text stays visible until the new one replaces it. Not thread-safe: load,
/// change, store.
/// </remarks>
public sealed class KnowledgeArticle : IEventSource
{
    private readonly EventLog _events = new(nameof(KnowledgeArticle));

    private KnowledgeArticle()
    {
    }

    /// <summary>The id.</summary>
    public KnowledgeArticleId Id { get; private set; }

    /// <summary>The number for people, and its key elsewhere.</summary>
    public string Number { get; private set; } = "";

    /// <summary>Counts every change, from 1. The concurrency token.</summary>
    public long Version { get; private set; }

    /// <summary>Where it is in its life cycle.</summary>
    public KnowledgeArticleState State { get; private set; }

    /// <summary>Who wrote it.</summary>
    public string AuthorKey { get; private set; } = "";

    /// <summary>The text being worked on, or published last.</summary>
    public KnowledgeArticleContent Content { get; private set; } = new("", "", null, []);

    /// <summary>The text that readers see; null before the first publication and once expired or archived.</summary>
    public KnowledgeArticleContent? Published { get; private set; }

    /// <summary>How often it was published.</summary>
    public int Edition { get; private set; }

    /// <summary>The time zone in which its last day counts.</summary>
    public DateTimeZone Zone { get; private set; } = DateTimeZone.Utc;

    /// <summary>The last day it is valid; null without end.</summary>
    public LocalDate? ExpiresOn { get; private set; }

    /// <inheritdoc/>
    public IReadOnlyList<DomainEvent> PendingEvents => _events.Pending;

    /// <inheritdoc/>
    public void ClearPendingEvents() => _events.Clear();

    /// <summary>Begins an article.</summary>
    /// <param name="id">Its id.</param>
    /// <param name="number">Its number for people.</param>
    /// <param name="content">What it says.</param>
    /// <param name="zone">The time zone in which its last day counts.</param>
    /// <param name="expiresOn">The last day it is valid; null without end.</param>
    /// <param name="author">Who writes it.</param>
    /// <param name="at">When.</param>
    /// <returns>The draft with the event <c>ArticleDrafted</c>; or <c>service.number</c>, <c>service.article_title</c>, <c>service.article_keywords</c>.</returns>
    public static Result<KnowledgeArticle> Draft(
        KnowledgeArticleId id, string number, KnowledgeArticleContent content, DateTimeZone zone, LocalDate? expiresOn, string author, Instant at)
    {
        ArgumentNullException.ThrowIfNull(zone);
        List<ValidationError> errors = Check(content);
        if (string.IsNullOrWhiteSpace(number)) errors.Insert(0, new ValidationError("/number", "An article needs a number.", "service.number"));
        if (errors.Count > 0) return Result.Invalid(errors);
        KnowledgeArticle article = new() { Id = id, Number = number, Content = content, AuthorKey = author, Zone = zone, ExpiresOn = expiresOn };
        article.Record(["ArticleDrafted"], author, at);
        return article;
    }

    /// <summary>Changes the text of a draft.</summary>
    /// <param name="content">The new text.</param>
    /// <param name="actor">Who.</param>
    /// <param name="at">When.</param>
    /// <returns><c>ArticleEdited</c> if it changed; the codes of <see cref="Draft"/>; <c>state.not_editable</c>.</returns>
    public Result Edit(KnowledgeArticleContent content, string actor, Instant at)
    {
        if (!LifeCycles.KnowledgeArticle.IsEditable(State))
            return Result.Invalid(new ValidationError(null, $"The article is {State}: revise it before it is changed.", StateErrors.NotEditable));
        List<ValidationError> errors = Check(content);
        if (errors.Count > 0) return Result.Invalid(errors);
        if (content == Content) return Result.Success();
        Content = content;
        Record(["ArticleEdited"], actor, at);
        return Result.Success();
    }

    /// <summary>Hands the draft over for review.</summary>
    /// <param name="actor">Who.</param>
    /// <param name="at">When.</param>
    public Result Submit(string actor, Instant at) => Fire("Submit", new KnowledgeArticleGuards(), actor, at);

    /// <summary>Sends the draft back.</summary>
    /// <param name="comment">What is to be mended.</param>
    /// <param name="actor">Who.</param>
    /// <param name="at">When.</param>
    /// <returns><c>ArticleRejected</c>, or the unmet guard <c>comment!=null</c>.</returns>
    public Result Reject(string? comment, string actor, Instant at) => Fire("Reject", new KnowledgeArticleGuards { Comment = comment }, actor, at);

    /// <summary>Publishes the text, or an expired article again.</summary>
    /// <param name="approver">Who; not the author, when it comes from review.</param>
    /// <param name="at">When.</param>
    /// <returns><c>ArticlePublished</c>, or an unmet guard.</returns>
    public Result Publish(string approver, Instant at)
    {
        Result fired = Fire("Publish", Clock(at) with { Author = AuthorKey, Approver = approver }, approver, at);
        if (!fired.IsSuccess) return fired;
        Published = Content;
        Edition++;
        return fired;
    }

    /// <summary>Takes a published article up again; readers keep the published text.</summary>
    /// <param name="actor">Who; becomes the author.</param>
    /// <param name="at">When.</param>
    public Result Revise(string actor, Instant at)
    {
        Result fired = Fire("Revise", new KnowledgeArticleGuards(), actor, at);
        if (fired.IsSuccess) AuthorKey = actor;
        return fired;
    }

    /// <summary>Ends a published article whose last day is over. Fired by the clock.</summary>
    /// <param name="actor">Who: the clock.</param>
    /// <param name="at">When; late is allowed.</param>
    /// <returns><c>ArticleExpired</c>, or the unmet guard <c>today(zone)&gt;expiresOn</c>.</returns>
    public Result Expire(string actor, Instant at) => Hide(Fire("Expire", Clock(at), actor, at));

    /// <summary>Puts the article away for good.</summary>
    /// <param name="actor">Who.</param>
    /// <param name="at">When.</param>
    public Result Archive(string actor, Instant at) => Hide(Fire("Archive", new KnowledgeArticleGuards(), actor, at));

    private KnowledgeArticleGuards Clock(Instant at) => new() { Today = ClockTrigger.Today(at, Zone), ExpiresOn = ExpiresOn };

    private Result Hide(Result fired)
    {
        if (fired.IsSuccess) Published = null;
        return fired;
    }

    private Result Fire(string trigger, KnowledgeArticleGuards guards, string actor, Instant at)
    {
        Result<Transition<KnowledgeArticleState>> fired = LifeCycles.KnowledgeArticle.Fire(State, trigger, guards.IsMet);
        if (!fired.TryGetValue(out Transition<KnowledgeArticleState>? transition)) return fired.ToResult();
        State = transition.To;
        Record(transition.Events, actor, at);
        return Result.Success();
    }

    private void Record(IEnumerable<string> types, string actor, Instant at) => _events.Add(types, Id.Value, ++Version, actor, at);

    private static List<ValidationError> Check(KnowledgeArticleContent content)
    {
        ArgumentNullException.ThrowIfNull(content);
        List<ValidationError> errors = [];
        if (string.IsNullOrWhiteSpace(content.Title)) errors.Add(new ValidationError("/title", "An article needs a title.", "service.article_title"));
        if (content.Keywords.Count == 0 || content.Keywords.Any(string.IsNullOrWhiteSpace))
            errors.Add(new ValidationError("/keywords", "Name at least one word that finds the article, none of them blank.", "service.article_keywords"));
        return errors;
    }
}
