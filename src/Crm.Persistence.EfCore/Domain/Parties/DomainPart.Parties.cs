using Crm.Domain;

namespace Crm.Persistence.EfCore;

internal sealed partial class DomainPart
{
    static partial void MapParties(CrmTables tables) => tables
        .Table<Party>("parties", static party => party
            .Key(static p => p.Id)
            .Column(static p => p.Number, maxLength: 100)
            .Column(static p => p.Kind)
            .Column(static p => p.Name, maxLength: 400)
            .Column(static p => p.Parent)
            .Column(static p => p.HasPortalAccess)
            .Column(static p => p.MergedInto)
            .Column(static p => p.Erasure)
            .Document(static p => p.ContactPoints, DomainJson.Stored.IReadOnlyListContactPoint)
            .Version(static p => p.Version)
            .Unique(static p => p.Number)
            .Index(static p => p.Parent))
        .Table<PartyRelationship>("party_relationships", static relationship => relationship
            .Key(static r => new { r.From, r.To, r.KindKey, r.Since }, maxLength: 100)
            .Column(static r => r.FromNumber, maxLength: 100)
            .Column(static r => r.ToNumber, maxLength: 100)
            .Column(static r => r.Name, maxLength: 200)
            .Column(static r => r.InverseName, maxLength: 200)
            .Column(static r => r.Title, maxLength: 200)
            .Column(static r => r.Department, maxLength: 200)
            .Column(static r => r.Until)
            .Index(static r => r.To));
}
