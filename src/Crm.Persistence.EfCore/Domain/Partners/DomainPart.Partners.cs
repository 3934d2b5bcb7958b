using Crm.Domain;

namespace Crm.Persistence.EfCore;

internal sealed partial class DomainPart
{
    static partial void MapPartners(CrmTables tables) => tables
        .Table<DealRegistration>("deal_registrations", static deal => deal
            .Key(static d => d.Id)
            .Column(static d => d.PartnerKey, maxLength: 100)
            .Column(static d => d.OrganisationKey, maxLength: 100)
            .Column(static d => d.OpportunityNumber, maxLength: 100)
            .Column(static d => d.RegisteredAt)
            .Column(static d => d.ProtectedUntil)
            .Column(static d => d.WithdrawnAt)
            .Version(static d => d.Version)
            .Index(static d => d.OrganisationKey));
}
