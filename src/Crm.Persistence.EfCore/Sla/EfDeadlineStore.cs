using System.Data.Common;
using Crm.Primitives;
using Crm.Sla;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Storage;
using NodaTime;

namespace Crm.Persistence.EfCore;

/// <summary>Deadlines in the host's database. One statement claims, one completes, so two workers never get the same deadline.</summary>
/// <remarks>
/// What the effect of <see cref="CompleteAsync"/> writes through the same context is in the same transaction; the context forgets what it tracked
/// when that transaction ends. Within a transaction of the host's it is the host who takes back what a failed effect has left. A deadline finer than a microsecond is cut to it. One context is for one worker at a time. Give SQLite the
/// write-ahead log (<c>PRAGMA journal_mode = WAL</c>) if readers are not to wait for workers.
/// </remarks>
/// <param name="context">The host's context, with <c>crm.AddSla()</c>.</param>
public sealed class EfDeadlineStore(DbContext context) : IDeadlineStore
{
    private readonly CrmProvider _provider = ProviderNames.Parse(context.Database.ProviderName);
    private readonly DeadlineStatements _statements = new(context);

    /// <inheritdoc/>
    public async Task<IReadOnlyList<string>> ReplaceAsync(IReadOnlyCollection<DeadlineSet> sets, CancellationToken cancellationToken)
    {
        DeadlineArguments.CheckReplace(sets);
        if (sets.Count == 0) return [];
        // Within the host's transaction if there is one, else in one of its own.
        await using IDbContextTransaction? own = await BeginAsync(cancellationToken).ConfigureAwait(false);
        // The first statement writes, so that two replacements of one timer come one after the other on both databases.
        Array[] timers = [sets.Select(static s => s.Timer).ToArray(), sets.Select(static s => s.Version).ToArray()];
        HashSet<string> raised = [.. await QueryAsync(_statements.Raise, timers, [], static row => row.GetString(0), cancellationToken).ConfigureAwait(false)];
        if (raised.Count > 0)
        {
            await ExecuteAsync(_statements.Drop, [raised.ToArray()], [], cancellationToken).ConfigureAwait(false);
            (DeadlineSet Set, Deadline Deadline)[] rows = [.. sets.Where(s => raised.Contains(s.Timer)).SelectMany(static s => s.Deadlines.Select(d => (s, d)))];
            if (rows.Length > 0)
            {
                await ExecuteAsync(_statements.Insert,
                    [
                        Array.ConvertAll(rows, static r => ClaimedDeadline.KeyOf(r.Set.Timer, r.Set.Version, r.Deadline.Kind)),
                        Array.ConvertAll(rows, static r => r.Set.Timer),
                        Array.ConvertAll(rows, static r => r.Set.Version),
                        Array.ConvertAll(rows, static r => r.Deadline.Kind),
                        _statements.Stored(rows.Select(static r => r.Deadline.DueAt)),
                    ], [], cancellationToken).ConfigureAwait(false);
            }
        }

        IReadOnlyList<string> stale = [];
        if (raised.Count < sets.Count)
        {
            Dictionary<string, long> stored = (await QueryAsync(_statements.Versions, [sets.Select(static s => s.Timer).ToArray()], [],
                static row => (Timer: row.GetString(0), Version: row.GetInt64(1)), cancellationToken).ConfigureAwait(false)).ToDictionary(static t => t.Timer, static t => t.Version);
            stale = [.. sets.Where(s => stored[s.Timer] > s.Version).Select(static s => s.Timer)];
        }

        if (own is not null) await own.CommitAsync(cancellationToken).ConfigureAwait(false);
        return stale;
    }

    /// <inheritdoc/>
    public async Task<IReadOnlyList<ClaimedDeadline>> ClaimAsync(string worker, int max, Instant now, Duration lease, CancellationToken cancellationToken)
    {
        DeadlineArguments.CheckClaim(worker, max, lease);
        List<ClaimedDeadline> claimed = await QueryAsync(_statements.Claim, [],
            [("@worker", worker), ("@until", _statements.Stored(now + lease)), ("@now", _statements.Stored(now)), ("@max", max)], Claimed, cancellationToken).ConfigureAwait(false);
        claimed.Sort(static (a, b) => a.DueAt != b.DueAt ? a.DueAt.CompareTo(b.DueAt) : string.CompareOrdinal(a.EffectKey, b.EffectKey));
        return claimed;
    }

    /// <inheritdoc/>
    public async Task<Result<IReadOnlyList<string>>> CompleteAsync(
        string worker, IReadOnlyCollection<ClaimedDeadline> done, Instant now,
        Func<IReadOnlyList<ClaimedDeadline>, CancellationToken, Task<Result>>? effect, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(done);
        string[] keys = [.. done.Select(static d => d.EffectKey)];
        if (keys.Length == 0) return Result.Success<IReadOnlyList<string>>([]);
        await using IDbContextTransaction? own = effect is null ? null : await BeginAsync(cancellationToken).ConfigureAwait(false);
        // Marked first: the locks keep a new version of a timer out until the effect is written and both are committed.
        HashSet<string> marked = [.. await QueryAsync(_statements.Complete, [keys], [("@worker", worker), ("@now", _statements.Stored(now))],
            static row => row.GetString(0), cancellationToken).ConfigureAwait(false)];
        if (effect is not null && marked.Count > 0)
        {
            try
            {
                Result written = await effect(marked.Count == keys.Length ? [.. done] : [.. done.Where((_, i) => marked.Contains(keys[i]))], cancellationToken).ConfigureAwait(false);
                if (!written.IsSuccess) return written;
            }
            finally
            {
                if (own is not null) context.ChangeTracker.Clear();
            }
        }

        if (own is not null) await own.CommitAsync(cancellationToken).ConfigureAwait(false);
        return Result.Success<IReadOnlyList<string>>(marked.Count == keys.Length ? keys : [.. keys.Where(marked.Contains)]);
    }

    /// <inheritdoc/>
    public async Task<IReadOnlyList<string>> ReleaseAsync(string worker, IReadOnlyCollection<DeadlineRelease> released, Instant now, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(released);
        string[] keys = [.. released.Select(static r => r.Deadline.EffectKey)];
        if (keys.Length == 0) return [];
        HashSet<string> given = [.. await QueryAsync(_statements.Release,
            [
                keys,
                _statements.Stored(released.Select(r => r.AvailableAt.TryGetInstant(out Instant at) ? at : now)),
                released.Select(static r => r.Error is null ? 0L : 1L).ToArray(),
                released.Select(static r => r.AvailableAt.IsNever ? 1L : 0L).ToArray(),
                // PostgreSQL's texts cannot hold the character nought.
                released.Select(static r => r.Error?.Replace('\0', ' ') ?? "").ToArray(),
            ], [("@worker", worker), ("@now", _statements.Stored(now))], static row => row.GetString(0), cancellationToken).ConfigureAwait(false)];
        return [.. keys.Where(given.Contains)];
    }

    /// <inheritdoc/>
    public async Task<IReadOnlyList<Instant>> UpcomingAsync(Instant until, int max, CancellationToken cancellationToken)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(max, 1);
        return [.. (await QueryAsync(_statements.Upcoming, [], [("@until", _statements.Stored(until)), ("@max", max)],
            row => _statements.Read(row.GetValue(0)), cancellationToken).ConfigureAwait(false)).Distinct()];
    }

    /// <inheritdoc/>
    public async Task<IReadOnlyList<DeadLetter>> DeadLettersAsync(int max, CancellationToken cancellationToken)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(max, 1);
        return await QueryAsync(_statements.DeadLetters, [], [("@max", max)],
            row => new DeadLetter(Claimed(row), row.GetString(6), row.GetInt32(5), _statements.Read(row.GetValue(7))), cancellationToken).ConfigureAwait(false);
    }

    /// <inheritdoc/>
    public async Task<IReadOnlyList<string>> RetryAsync(IReadOnlyCollection<string> effectKeys, Instant now, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(effectKeys);
        if (effectKeys.Count == 0) return [];
        HashSet<string> revived = [.. await QueryAsync(_statements.Retry, [effectKeys.ToArray()], [("@now", _statements.Stored(now))],
            static row => row.GetString(0), cancellationToken).ConfigureAwait(false)];
        return [.. effectKeys.Where(revived.Contains)];
    }

    /// <inheritdoc/>
    public Task<int> PurgeAsync(Instant before, CancellationToken cancellationToken) =>
        ExecuteAsync(_statements.Purge, [], [("@before", _statements.Stored(before))], cancellationToken);

    private ClaimedDeadline Claimed(DbDataReader row) =>
        new(row.GetString(0), row.GetInt64(1), row.GetString(2), _statements.Read(row.GetValue(3)), row.GetInt32(4), row.GetInt32(5));

    private async Task<IDbContextTransaction?> BeginAsync(CancellationToken cancellationToken) =>
        context.Database.CurrentTransaction is null ? await context.Database.BeginTransactionAsync(cancellationToken).ConfigureAwait(false) : null;

    private async Task<List<T>> QueryAsync<T>(
        string sql, Array[] rows, (string Name, object Value)[] values, Func<DbDataReader, T> read, CancellationToken cancellationToken)
    {
        await context.Database.OpenConnectionAsync(cancellationToken).ConfigureAwait(false);
        try
        {
            await using DbCommand command = Command(sql, rows, values);
            await using DbDataReader reader = await command.ExecuteReaderAsync(cancellationToken).ConfigureAwait(false);
            List<T> all = [];
            while (await reader.ReadAsync(cancellationToken).ConfigureAwait(false)) all.Add(read(reader));
            return all;
        }
        finally
        {
            await context.Database.CloseConnectionAsync().ConfigureAwait(false);
        }
    }

    private async Task<int> ExecuteAsync(string sql, Array[] rows, (string Name, object Value)[] values, CancellationToken cancellationToken)
    {
        await context.Database.OpenConnectionAsync(cancellationToken).ConfigureAwait(false);
        try
        {
            await using DbCommand command = Command(sql, rows, values);
            return await command.ExecuteNonQueryAsync(cancellationToken).ConfigureAwait(false);
        }
        finally
        {
            await context.Database.CloseConnectionAsync().ConfigureAwait(false);
        }
    }

    /// <summary>A command for a whole batch. Not prepared: a plan that PostgreSQL keeps from the day when the table was empty reads all of it
    /// later, and planning is a fraction of a millisecond for hundreds of rows.</summary>
    private DbCommand Command(string sql, Array[] rows, (string Name, object Value)[] values)
    {
        DbCommand command = context.Database.GetDbConnection().CreateCommand();
        command.CommandText = sql;
        command.Transaction = context.Database.CurrentTransaction?.GetDbTransaction();
        if (context.Database.GetCommandTimeout() is int seconds) command.CommandTimeout = seconds;
        if (rows.Length > 0) SqlRows.Bind(command, _provider, rows);
        foreach ((string name, object value) in values) SqlRows.Add(command, name, value);
        return command;
    }
}
