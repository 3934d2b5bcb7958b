using Crm.Domain;

namespace Crm.Persistence.EfCore;

internal sealed partial class DomainPart
{
    static partial void MapService(CrmTables tables) => tables
        .Table<Case>("cases", static opened => opened
            .Key(static c => c.Id)
            .Column(static c => c.Number, maxLength: 100)
            .Column(static c => c.State)
            .Column(static c => c.PartyKey, maxLength: 100)
            .Column(static c => c.Subject, maxLength: 1000)
            .Column(static c => c.Priority)
            .Column(static c => c.AssetKey, maxLength: 100)
            .Column(static c => c.EntitlementKey, maxLength: 100)
            .Column(static c => c.ParentKey, maxLength: 100)
            .Column(static c => c.OwnerKey, maxLength: 100)
            .Column(static c => c.QueueKey, maxLength: 100)
            .Column(static c => c.ReopenWindow)
            .Column(static c => c.ResolvedAt)
            .Column(static c => c.ReopenCount)
            .Column(static c => c.EscalationLevel)
            .Column(static c => c.MergedIntoKey, maxLength: 100)
            .Column(static c => c.SurveyCsat)
            .Column(static c => c.SurveyComment)
            .Document(static c => c.Facts, SalesJson.Stored.IReadOnlyListCaseFact)
            .Document(static c => c.Messages, SalesJson.Stored.IReadOnlyListCaseMessage)
            .Document(static c => c.Resolutions, SalesJson.Stored.IReadOnlyListCaseResolution)
            .Document(static c => c.Watchers, SalesJson.Stored.IReadOnlyListString)
            .Version(static c => c.Version)
            .Unique(static c => c.Number)
            .Index(static c => new { c.State, c.ResolvedAt })
            .Index(static c => c.PartyKey))
        .Table<KnowledgeArticle>("knowledge_articles", static article => article
            .Key(static a => a.Id)
            .Column(static a => a.Number, maxLength: 100)
            .Column(static a => a.State)
            .Column(static a => a.AuthorKey, maxLength: 100)
            .Document(static a => a.Content, SalesJson.Stored.KnowledgeArticleContent)
            .Document(static a => a.Published, SalesJson.Stored.KnowledgeArticleContent!)
            .Column(static a => a.Edition)
            .Zone(static a => a.Zone)
            .Column(static a => a.ExpiresOn)
            .Version(static a => a.Version)
            .Unique(static a => a.Number)
            .Index(static a => a.State));
}
