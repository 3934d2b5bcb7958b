using Crm.Domain;

namespace Crm.Persistence.EfCore;

internal sealed partial class DomainPart
{
    static partial void MapMarketing(CrmTables tables) => tables
        .Table<Campaign>("campaigns", static campaign => campaign
            .Key(static c => c.Id)
            .Column(static c => c.Number, maxLength: 100)
            .Column(static c => c.Name, maxLength: 400)
            .Column(static c => c.State)
            .Amount(static c => c.Budget)
            .Column(static c => c.Purpose, maxLength: 200)
            .Column(static c => c.Audience)
            .Column(static c => c.StartAt)
            .Column(static c => c.EndAt)
            .Column(static c => c.Sent)
            .Column(static c => c.Suppressed)
            .Document(static c => c.Channels, DomainJson.Stored.IReadOnlyListString)
            .Version(static c => c.Version)
            .Unique(static c => c.Number))
        .Table<CampaignTouch>("campaign_touches", static touch => touch
            .Key(static t => t.Id)
            .Column(static t => t.SubjectKey, maxLength: 100)
            .Column(static t => t.CampaignKey, maxLength: 100)
            .Column(static t => t.Channel, maxLength: 100)
            .Column(static t => t.At)
            .Column(static t => t.Ordinal)
            .Index(static t => t.SubjectKey));
}
