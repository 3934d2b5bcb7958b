using Crm.Domain;

namespace Crm.Persistence.EfCore;

internal sealed partial class DomainPart
{
    static partial void MapContracts(CrmTables tables) => tables
        .Table<Contract>("contracts", static contract => contract
            .Key(static c => c.Id)
            .Column(static c => c.Number, maxLength: 100)
            .Column(static c => c.State)
            .Column(static c => c.PartyKey, maxLength: 100)
            .Zone(static c => c.Zone)
            .Column(static c => c.StartDate)
            .Column(static c => c.TermMonths)
            .Column(static c => c.AutoRenew)
            .Column(static c => c.AutoRenewMonths)
            .Column(static c => c.RenewalCount)
            .Column(static c => c.SubmitterKey, maxLength: 100)
            .Column(static c => c.ApproverKey, maxLength: 100)
            .Column(static c => c.SignedBy, maxLength: 100)
            .Column(static c => c.SignedOn)
            .Column(static c => c.NoticeGiven)
            .Column(static c => c.TerminatedFrom)
            .Column(static c => c.Reason)
            .Column(static c => c.PredecessorKey, maxLength: 100)
            .Column(static c => c.SuccessorKey, maxLength: 100)
            .Version(static c => c.Version)
            .Unique(static c => c.Number)
            .Index(static c => new { c.State, c.StartDate }));
}
