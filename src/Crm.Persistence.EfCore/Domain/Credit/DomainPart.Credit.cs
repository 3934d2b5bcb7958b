using Crm.Domain;

namespace Crm.Persistence.EfCore;

internal sealed partial class DomainPart
{
    static partial void MapCredit(CrmTables tables) => tables
        .Table<CreditAccount>("credit_accounts", static account => account
            .Key(static a => a.Id)
            .Column(static a => a.PartyKey, maxLength: 100)
            .Column(static a => a.GroupPartyKey, maxLength: 100)
            .Column(static a => a.Currency)
            .Amount(static a => a.LimitAmount)
            .Rate(static a => a.WarnPercent)
            .Document(static a => a.Changes, SalesJson.Stored.IReadOnlyListCreditLimitChange)
            .Version(static a => a.Version)
            .Unique(static a => a.PartyKey)
            .Index(static a => a.GroupPartyKey));
}
