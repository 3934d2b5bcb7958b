using Crm.Domain;

namespace Crm.Persistence.EfCore;

internal sealed partial class DomainPart
{
    static partial void MapOpportunities(CrmTables tables) => tables
        .Table<Opportunity>("opportunities", static deal => deal
            .Key(static d => d.Id)
            .Column(static d => d.Number, maxLength: 100)
            .Column(static d => d.State)
            .Column(static d => d.PipelineKey, maxLength: 100)
            .Column(static d => d.StageKey, maxLength: 100)
            .Column(static d => d.StageCategory)
            .Rate(static d => d.Probability)
            .Column(static d => d.CustomerKey, maxLength: 100)
            .Column(static d => d.OwnerKey, maxLength: 100)
            .Zone(static d => d.Zone)
            .Column(static d => d.CloseDate)
            .Column(static d => d.ActualCloseDate)
            .Column(static d => d.HoldReason)
            .Column(static d => d.PartnerKey, maxLength: 100)
            .Column(static d => d.PartnerProtectedUntil)
            .Amount(static d => d.Amount)
            .Column(static d => d.BaseCurrency)
            .Document(static d => d.Rate, SalesJson.Stored.NullableDatedRate)
            .Amount(static d => d.BaseAmount)
            .Document(static d => d.StageHistory, SalesJson.Stored.IReadOnlyListStageChange)
            .Document(static d => d.Closings, SalesJson.Stored.IReadOnlyListOpportunityClosing)
            .Document(static d => d.Contacts, SalesJson.Stored.IReadOnlyListContactRole)
            .Document(static d => d.Team, SalesJson.Stored.IReadOnlyListString)
            .Document(static d => d.Split, SalesJson.Stored.IReadOnlyListSplitShare)
            .Version(static d => d.Version)
            .Unique(static d => d.Number)
            .Index(static d => new { d.State, d.CloseDate })
            .Index(static d => d.CustomerKey));
}
