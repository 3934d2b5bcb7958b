using Crm.Domain;

namespace Crm.Persistence.EfCore;

internal sealed partial class DomainPart
{
    static partial void MapConsent(CrmTables tables) => tables
        .Table<ConsentLedger>("consent_ledgers", static ledger => ledger
            .Key(static l => l.Id)
            .Column(static l => l.SubjectKey, maxLength: 100)
            .Document(static l => l.Records, DomainJson.Stored.IReadOnlyListConsentRecord)
            .Document(static l => l.Blocks, DomainJson.Stored.IReadOnlyListConsentBlock)
            .Version(static l => l.Version)
            .Unique(static l => l.SubjectKey));
}
