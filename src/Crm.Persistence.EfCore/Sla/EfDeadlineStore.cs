using Crm.Primitives;
using Crm.Sla;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Metadata;
using Microsoft.EntityFrameworkCore.Storage;
using NodaTime;

namespace Crm.Persistence.EfCore;

/// <summary>Deadlines in the host's database. One statement claims, so two workers never get the same one.</summary>
/// <remarks>
/// Whoever opens a transaction on the context around the effect and <see cref="CompleteAsync"/> has the effect exactly once. A deadline finer than
/// a microsecond is cut to it. One context is for one worker at a time.
/// </remarks>
/// <param name="context">The host's context, with <c>crm.AddSla()</c>.</param>
public sealed class EfDeadlineStore(DbContext context) : IDeadlineStore
{
    private bool IsPostgres => ProviderNames.Parse(context.Database.ProviderName) == CrmProvider.PostgreSql;

    /// <inheritdoc/>
    public async Task<Result> ReplaceAsync(string timer, long version, IReadOnlyCollection<Deadline> deadlines, CancellationToken cancellationToken)
    {
        DeadlineArguments.CheckReplace(timer, version, deadlines);
        // Within the host's transaction if there is one, else in one of its own.
        await using IDbContextTransaction? own = context.Database.CurrentTransaction is null
            ? await context.Database.BeginTransactionAsync(cancellationToken).ConfigureAwait(false) : null;
        string table = Table(context.CrmEntity<DeadlineTimerRow>());
        // The first statement writes, so that two replacements of one timer come one after the other on both databases.
        string sql = $$"""
            INSERT INTO {{table}} AS t ("timer", "version") VALUES ({0}, {1})
            ON CONFLICT ("timer") DO UPDATE SET "version" = excluded."version" WHERE t."version" < excluded."version"
            """;
        int raised = await context.Database.ExecuteSqlRawAsync(sql, [timer, version], cancellationToken).ConfigureAwait(false);
        if (raised == 0)
        {
            long stored = await context.CrmSet<DeadlineTimerRow>().Where(r => r.Timer == timer).Select(static r => r.Version).SingleAsync(cancellationToken).ConfigureAwait(false);
            return stored > version ? DeadlineArguments.Stale(timer, version, stored) : Result.Success();
        }

        await context.CrmSet<DeadlineRow>().Where(r => r.Timer == timer && r.DoneAt == null).ExecuteDeleteAsync(cancellationToken).ConfigureAwait(false);
        DeadlineRow[] rows = [.. deadlines.Select(d => DeadlineRow.Of(timer, version, d))];
        context.CrmSet<DeadlineRow>().AddRange(rows);
        Result saved = await context.SaveCrmAsync(cancellationToken).ConfigureAwait(false);
        foreach (DeadlineRow row in rows) context.Entry(row).State = EntityState.Detached;
        if (saved.IsSuccess && own is not null) await own.CommitAsync(cancellationToken).ConfigureAwait(false);
        return saved;
    }

    /// <inheritdoc/>
    public async Task<IReadOnlyList<ClaimedDeadline>> ClaimAsync(string worker, int max, Instant now, Duration lease, CancellationToken cancellationToken)
    {
        DeadlineArguments.CheckClaim(worker, max, lease);
        IEntityType rows = context.CrmEntity<DeadlineRow>();
        string table = Table(rows);
        // Other workers' rows are skipped, not waited for. SQLite has one writer at a time and needs no such word.
        string skip = IsPostgres ? "FOR UPDATE SKIP LOCKED" : "";
        string sql = $$"""
            UPDATE {{table}} SET "worker" = {0}, "available_at" = {1}, "attempt" = "attempt" + 1
            WHERE "effect_key" IN (
                SELECT "effect_key" FROM {{table}}
                WHERE "done_at" IS NULL AND "available_at" <= {2}
                ORDER BY "available_at", "effect_key" LIMIT {3} {{skip}})
            RETURNING *
            """;
        List<DeadlineRow> claimed = await context.CrmSet<DeadlineRow>()
            .FromSqlRaw(sql, worker, Stored(rows, now + lease), Stored(rows, now), max)
            .AsNoTracking().ToListAsync(cancellationToken).ConfigureAwait(false);
        return [.. claimed.OrderBy(static r => r.DueAt).ThenBy(static r => r.EffectKey, StringComparer.Ordinal).Select(static r => r.ToClaimed())];
    }

    /// <inheritdoc/>
    public async Task<IReadOnlyList<string>> CompleteAsync(string worker, IReadOnlyCollection<ClaimedDeadline> done, Instant now, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(done);
        string[] keys = [.. done.Select(static d => d.EffectKey)];
        if (keys.Length == 0) return [];
        IEntityType rows = context.CrmEntity<DeadlineRow>();
        object[] arguments = [Stored(rows, now), worker, .. keys];
        string list = string.Join(", ", keys.Select(static (_, i) => string.Create(System.Globalization.CultureInfo.InvariantCulture, $"{{{i + 2}}}")));
        string sql = $$"""UPDATE {{Table(rows)}} SET "done_at" = {0}, "last_error" = NULL WHERE "done_at" IS NULL AND "worker" = {1} AND "effect_key" IN ({{list}}) RETURNING *""";
        List<DeadlineRow> marked = await context.CrmSet<DeadlineRow>().FromSqlRaw(sql, arguments).AsNoTracking().ToListAsync(cancellationToken).ConfigureAwait(false);
        HashSet<string> found = [.. marked.Select(static r => r.EffectKey)];
        return [.. keys.Where(found.Contains)];
    }

    /// <inheritdoc/>
    public async Task<Result> ReleaseAsync(string worker, ClaimedDeadline deadline, string error, Instant retryAt, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(deadline);
        string key = deadline.EffectKey;
        int released = await context.CrmSet<DeadlineRow>().Where(r => r.EffectKey == key && r.Worker == worker && r.DoneAt == null)
            .ExecuteUpdateAsync(row => row.SetProperty(static r => r.Worker, (string?)null).SetProperty(static r => r.AvailableAt, retryAt)
                .SetProperty(static r => r.LastError, error), cancellationToken).ConfigureAwait(false);
        return DeadlineArguments.Held(released == 1, deadline, worker);
    }

    /// <inheritdoc/>
    public async Task<Moment> NextDueAsync(CancellationToken cancellationToken)
    {
        Instant? next = await context.CrmSet<DeadlineRow>().Where(static r => r.DoneAt == null).OrderBy(static r => r.AvailableAt)
            .Select(static r => (Instant?)r.AvailableAt).FirstOrDefaultAsync(cancellationToken).ConfigureAwait(false);
        return next is Instant at ? Moment.At(at) : Moment.Never;
    }

    private string Table(IEntityType rows) => context.GetService<ISqlGenerationHelper>().DelimitIdentifier(rows.GetTableName()!, rows.GetSchema());

    /// <summary>An instant in the form of the column, for a statement of our own.</summary>
    private static object Stored(IEntityType rows, Instant instant) =>
        rows.FindProperty(nameof(DeadlineRow.AvailableAt))!.GetTypeMapping().Converter!.ConvertToProvider(instant)!;
}
