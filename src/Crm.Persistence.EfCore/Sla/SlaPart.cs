using Crm.Sla;
using Microsoft.EntityFrameworkCore;

namespace Crm.Persistence.EfCore;

/// <summary>The tables of Crm.Sla.</summary>
internal sealed class SlaPart : ICrmModelPart
{
    public string Name => "Crm.Sla";

    public int SchemaVersion => 2;

    public void Map(CrmTables tables)
    {
        tables.Table<DeadlineTimerRow>("deadline_timers", static row => row.Key(static r => r.Timer, maxLength: 200).Column(static r => r.Version));
        tables.Table<DeadlineRow>("deadlines", static row =>
        {
            row.Key(static r => r.EffectKey, maxLength: 350)
                .Column(static r => r.Timer, maxLength: 200)
                .Column(static r => r.Version)
                .Column(static r => r.Kind, maxLength: 100)
                .Column(static r => r.DueAt)
                .Column(static r => r.AvailableAt)
                .Column(static r => r.Worker, maxLength: 200)
                .Column(static r => r.Attempt)
                .Column(static r => r.Failures)
                .Column(static r => r.DoneAt)
                .Column(static r => r.BuriedAt)
                .Column(static r => r.LastError);
            // Only what is open is looked for, and most rows of an old table are done.
            row.Builder.HasIndex(static r => r.Timer).HasFilter(DeadlineStatements.Open);
            row.Builder.HasIndex(static r => r.AvailableAt).HasFilter(DeadlineStatements.Open);
            row.Builder.HasIndex(static r => r.BuriedAt).HasFilter("\"buried_at\" IS NOT NULL");
        });
    }

    public void AddStores(CrmStores stores) => stores.Add<IDeadlineStore>(static context => new EfDeadlineStore(context));
}
