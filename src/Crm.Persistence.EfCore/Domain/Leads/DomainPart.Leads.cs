using Crm.Domain;

namespace Crm.Persistence.EfCore;

internal sealed partial class DomainPart
{
    static partial void MapLeads(CrmTables tables) => tables
        .Table<Lead>("leads", static lead => lead
            .Key(static l => l.Id)
            .Column(static l => l.Number, maxLength: 100)
            .Column(static l => l.State)
            .Column(static l => l.PersonName, maxLength: 400)
            .Column(static l => l.OrganisationName, maxLength: 400)
            .Column(static l => l.Source, maxLength: 200)
            .Amount(static l => l.Score)
            .Column(static l => l.OwnerKey, maxLength: 100)
            .Column(static l => l.NurtureUntil)
            .Column(static l => l.Reason)
            .Column(static l => l.MergedInto)
            .Column(static l => l.ConvertedTo, maxLength: 100)
            .Column(static l => l.OpportunityNumber, maxLength: 100)
            .Column(static l => l.Erasure)
            .Document(static l => l.ContactPoints, DomainJson.Stored.IReadOnlyListContactPoint)
            .Document(static l => l.Engagements, DomainJson.Stored.IReadOnlyListLeadEngagement)
            .Document(static l => l.Assignments, DomainJson.Stored.IReadOnlyListLeadAssignment)
            .Version(static l => l.Version)
            .Unique(static l => l.Number)
            .Index(static l => new { l.State, l.OwnerKey }));
}
