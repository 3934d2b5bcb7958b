using System.Diagnostics;
using Crm.Primitives;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Metadata;
using Microsoft.EntityFrameworkCore.Storage;
using NodaTime;

namespace Crm.Persistence.EfCore;

/// <summary>The outbox in the host's database. One statement claims, so two workers never get the same message.</summary>
internal sealed class EfOutbox(DbContext context) : IOutbox
{
    public async Task<IReadOnlyList<OutboxMessage>> ClaimAsync(
        string worker, int max, Instant now, Duration lease, CancellationToken cancellationToken)
    {
        OutboxArguments.Check(worker, max, lease);
        using Activity? activity = OutboxTelemetry.Activities.StartActivity("crm.outbox.claim");
        IEntityType rows = context.CrmEntity<OutboxRow>();
        string table = context.GetService<ISqlGenerationHelper>().DelimitIdentifier(rows.GetTableName()!, rows.GetSchema());
        // Other workers' rows are skipped, not waited for. SQLite has one writer at a time and needs no such word.
        string skip = ProviderNames.Parse(context.Database.ProviderName) == CrmProvider.PostgreSql ? "FOR UPDATE SKIP LOCKED" : "";
        string sql = $$"""
            UPDATE {{table}} SET "claimed_by" = {0}, "claimed_until" = {1}, "attempts" = "attempts" + 1
            WHERE "id" IN (
                SELECT "id" FROM {{table}}
                WHERE "dispatched_at" IS NULL AND ("claimed_until" IS NULL OR "claimed_until" <= {2})
                ORDER BY "occurred_at", "ordinal", "id" LIMIT {3} {{skip}})
            RETURNING *
            """;
        List<OutboxRow> claimed = await context.CrmSet<OutboxRow>()
            .FromSqlRaw(sql, worker, Stored(rows, now + lease), Stored(rows, now), max)
            .AsNoTracking().ToListAsync(cancellationToken).ConfigureAwait(false);
        OutboxTelemetry.Claimed.Add(claimed.Count);
        activity?.SetTag("crm.outbox.count", claimed.Count);
        return [.. claimed.OrderBy(static r => r.OccurredAt).ThenBy(static r => r.Ordinal).ThenBy(static r => r.Id).Select(static r => r.ToMessage())];
    }

    public async Task<Result> MarkDispatchedAsync(Guid id, string worker, Instant now, CancellationToken cancellationToken)
    {
        int marked = await Held(id, worker)
            .ExecuteUpdateAsync(row => row.SetProperty(static r => r.DispatchedAt, now).SetProperty(static r => r.LastError, (string?)null), cancellationToken)
            .ConfigureAwait(false);
        OutboxTelemetry.Dispatched.Add(marked);
        return OutboxArguments.Held(marked == 1, id, worker);
    }

    public async Task<Result> ReleaseAsync(Guid id, string worker, string error, Instant retryAt, CancellationToken cancellationToken)
    {
        int released = await Held(id, worker)
            .ExecuteUpdateAsync(row => row.SetProperty(static r => r.ClaimedBy, (string?)null).SetProperty(static r => r.ClaimedUntil, retryAt)
                .SetProperty(static r => r.LastError, error), cancellationToken)
            .ConfigureAwait(false);
        OutboxTelemetry.Released.Add(released);
        return OutboxArguments.Held(released == 1, id, worker);
    }

    /// <summary>An instant in the form of the column, for a statement of our own.</summary>
    private static object Stored(IEntityType rows, Instant instant) =>
        rows.FindProperty(nameof(OutboxRow.ClaimedUntil))!.GetTypeMapping().Converter!.ConvertToProvider(instant)!;

    private IQueryable<OutboxRow> Held(Guid id, string worker) =>
        context.CrmSet<OutboxRow>().Where(r => r.Id == id && r.ClaimedBy == worker && r.DispatchedAt == null);
}
