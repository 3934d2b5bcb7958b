using System.Runtime.CompilerServices;
using Crm.Primitives;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.ChangeTracking;
using Microsoft.EntityFrameworkCore.Diagnostics;
using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Metadata;
using NodaTime;

namespace Crm.Persistence.EfCore;

/// <summary>
/// Stores pending events in the same transaction as the change they tell of, and cuts instants to the precision that the database keeps,
/// so that what was saved equals what is read back. A changed row whose version was not raised gets the next one.
/// </summary>
/// <remarks>
/// Events are cleared once the save succeeded. After a failed save they are still pending and their rows are forgotten, so the same save can
/// be tried again. A transaction of the host's own that is rolled back later takes the rows with it, as it takes everything.
/// </remarks>
internal sealed class CrmSaveInterceptor : SaveChangesInterceptor
{
    private readonly ConditionalWeakTable<DbContext, Pending> _pending = [];
    private readonly ConditionalWeakTable<IEntityType, IProperty[]> _instants = [];

    public override InterceptionResult<int> SavingChanges(DbContextEventData eventData, InterceptionResult<int> result)
    {
        Prepare(eventData.Context!);
        return result;
    }

    public override ValueTask<InterceptionResult<int>> SavingChangesAsync(
        DbContextEventData eventData, InterceptionResult<int> result, CancellationToken cancellationToken = default)
    {
        Prepare(eventData.Context!);
        return ValueTask.FromResult(result);
    }

    public override int SavedChanges(SaveChangesCompletedEventData eventData, int result)
    {
        Complete(eventData.Context!);
        return result;
    }

    public override ValueTask<int> SavedChangesAsync(
        SaveChangesCompletedEventData eventData, int result, CancellationToken cancellationToken = default)
    {
        Complete(eventData.Context!);
        return ValueTask.FromResult(result);
    }

    public override void SaveChangesFailed(DbContextErrorEventData eventData) => Forget(eventData.Context!);

    public override Task SaveChangesFailedAsync(DbContextErrorEventData eventData, CancellationToken cancellationToken = default)
    {
        Forget(eventData.Context!);
        return Task.CompletedTask;
    }

    public override void SaveChangesCanceled(DbContextEventData eventData) => Forget(eventData.Context!);

    public override Task SaveChangesCanceledAsync(DbContextEventData eventData, CancellationToken cancellationToken = default)
    {
        Forget(eventData.Context!);
        return Task.CompletedTask;
    }

    private void Prepare(DbContext context)
    {
        Forget(context);
        CrmModelBuilder model = context.GetService<IDbContextOptions>().FindExtension<CrmOptionsExtension>()!.Model;
        List<EntityEntry> entries = [.. context.ChangeTracker.Entries()];
        foreach (EntityEntry entry in entries.Where(static e => e.State is EntityState.Added or EntityState.Modified))
        {
            CutInstants(entry);
            RaiseVersion(entry);
        }

        List<IEventSource> sources = [.. entries.Select(static e => e.Entity).OfType<IEventSource>().Where(static s => s.PendingEvents.Count > 0)];
        if (sources.Count == 0) return;
        EventOrigin origin = model.Origin(context);
        List<OutboxRow> rows = [];
        foreach (DomainEvent e in sources.SelectMany(static s => s.PendingEvents))
            rows.Add(OutboxRow.Of(model.EventIds(e.OccurredAt), e, rows.Count, origin));
        context.CrmSet<OutboxRow>().AddRange(rows);
        _pending.Add(context, new Pending(sources, rows));
    }

    private void Complete(DbContext context)
    {
        if (!_pending.TryGetValue(context, out Pending? pending)) return;
        _pending.Remove(context);
        foreach (IEventSource source in pending.Sources) source.ClearPendingEvents();
        // The rows are for other readers; a context that lives long must not collect them.
        foreach (OutboxRow row in pending.Rows.Where(row => context.Entry(row).State == EntityState.Unchanged))
            context.Entry(row).State = EntityState.Detached;
    }

    private void Forget(DbContext context)
    {
        if (!_pending.TryGetValue(context, out Pending? pending)) return;
        _pending.Remove(context);
        foreach (OutboxRow row in pending.Rows) context.Entry(row).State = EntityState.Detached;
    }

    private void CutInstants(EntityEntry entry)
    {
        foreach (IProperty member in InstantsOf(entry.Metadata))
        {
            PropertyEntry property = entry.Property(member);
            if (property.CurrentValue is Instant instant && instant.CutToMicroseconds() is Instant cut && cut != instant)
                property.CurrentValue = cut;
        }
    }

    /// <summary>Looked up once a type: an entry's properties are costly to walk.</summary>
    private IProperty[] InstantsOf(IEntityType type) => _instants.GetValue(type, static t =>
        [.. t.GetProperties().Where(static p => p.ClrType == typeof(Instant) || p.ClrType == typeof(Instant?))]);

    /// <summary>A change that did not raise the version (of a host's own column, say) would let two writers overwrite each other.</summary>
    private static void RaiseVersion(EntityEntry entry)
    {
        if (entry.State != EntityState.Modified) return;
        foreach (IProperty token in entry.Metadata.GetProperties().Where(static p => p.IsConcurrencyToken && p.ClrType == typeof(long)))
        {
            PropertyEntry version = entry.Property(token);
            if (version.CurrentValue is long current && current.Equals(version.OriginalValue)) version.CurrentValue = current + 1;
        }
    }

    private sealed record Pending(IReadOnlyList<IEventSource> Sources, IReadOnlyList<OutboxRow> Rows);
}
