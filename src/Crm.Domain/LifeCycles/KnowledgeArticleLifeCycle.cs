using Crm.Primitives;
using static Crm.Domain.KnowledgeArticleState;

namespace Crm.Domain;

/// <summary>The table of a KnowledgeArticle.</summary>
internal static class KnowledgeArticleLifeCycle
{
    internal static StateMachine<KnowledgeArticleState> Machine { get; } = StateMachine.Define("KnowledgeArticle", Draft)
        .State(Draft, StateCategory.Open)
        .State(InReview, StateCategory.Open, editable: false)
        .State(Published, StateCategory.Open, editable: false)
        .State(Expired, StateCategory.Closed, editable: false)
        .State(Archived, StateCategory.Closed, editable: false, terminal: true)
        .Transition(Draft, "Submit", InReview, events: ["ArticleSubmitted"])
        .Transition(InReview, "Reject", Draft, guards: ["comment!=null"], events: ["ArticleRejected"])
        .Transition(InReview, "Publish", Published, guards: ["approver!=author"], events: ["ArticlePublished"])
        .Transition(Published, "Revise", Draft, events: ["ArticleRevised"],
            effects: ["new minor version; the published version stays visible until replaced"])
        .Transition(Published, "Expire", Expired, guards: ["today(zone)>expiresOn"], events: ["ArticleExpired"])
        .Transition(Expired, "Publish", Published, guards: ["expiresOn==null || expiresOn>=today(zone)"], events: ["ArticlePublished"])
        .Transition([Draft, Published, Expired], "Archive", Archived, events: ["ArticleArchived"])
        .Compile().Value;
}
