using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Metadata;
using Microsoft.EntityFrameworkCore.Storage;
using Microsoft.EntityFrameworkCore.Storage.ValueConversion;
using NodaTime;

namespace Crm.Persistence.EfCore;

/// <summary>The statements of the deadline store, one for a whole batch each, in the words of the context's database.</summary>
/// <remarks>
/// Statements that lock several deadlines lock them in the order of their keys, so that two workers never wait for each other in a circle. A claim
/// skips what is locked. SQLite has one writer at a time and needs neither.
/// </remarks>
internal sealed class DeadlineStatements
{
    /// <summary>What is neither done nor a dead letter: the condition of the indexes.</summary>
    internal const string Open = "\"done_at\" IS NULL AND \"buried_at\" IS NULL";

    private readonly ValueConverter _instant;

    internal DeadlineStatements(DbContext context)
    {
        CrmProvider provider = ProviderNames.Parse(context.Database.ProviderName);
        bool postgres = provider == CrmProvider.PostgreSql;
        IEntityType rows = context.CrmEntity<DeadlineRow>();
        _instant = rows.FindProperty(nameof(DeadlineRow.AvailableAt))!.GetTypeMapping().Converter!;
        ISqlGenerationHelper helper = context.GetService<ISqlGenerationHelper>();
        string table = Table(rows), timers = Table(context.CrmEntity<DeadlineTimerRow>());
        string lockRows = postgres ? "FOR UPDATE" : "", skipLocked = postgres ? "FOR UPDATE SKIP LOCKED" : "";
        // The array is computed once; as a plain sub-query PostgreSQL might run it, and lock, for each row anew.
        string claimed = postgres ? "\"effect_key\" = ANY(ARRAY({0}))" : "\"effect_key\" IN ({0})";
        string keys = SqlRows.Source(provider, "key");

        Raise = $"""
            INSERT INTO {timers} AS t ("timer", "version")
            SELECT r.timer, r.version FROM {SqlRows.Source(provider, "timer", "version")} WHERE true ORDER BY r.timer
            ON CONFLICT ("timer") DO UPDATE SET "version" = excluded."version" WHERE t."version" < excluded."version"
            RETURNING "timer"
            """;
        Versions = $"""SELECT "timer", "version" FROM {timers} WHERE "timer" IN (SELECT r.key FROM {keys})""";
        Drop = $"""
            WITH mine AS MATERIALIZED (SELECT "effect_key" FROM {table} WHERE "timer" IN (SELECT r.key FROM {keys}) AND {Open} ORDER BY "effect_key" {lockRows})
            DELETE FROM {table} WHERE "effect_key" IN (SELECT "effect_key" FROM mine)
            """;
        Insert = $"""
            INSERT INTO {table} ("effect_key", "timer", "version", "kind", "due_at", "available_at", "attempt", "failures")
            SELECT r.key, r.timer, r.version, r.kind, r.due, r.due, 0, 0 FROM {SqlRows.Source(provider, "key", "timer", "version", "kind", "due")}
            """;
        Claim = $"""
            UPDATE {table} SET "worker" = @worker, "available_at" = @until, "attempt" = "attempt" + 1
            WHERE {string.Format(System.Globalization.CultureInfo.InvariantCulture, claimed, $"""
                SELECT "effect_key" FROM {table} WHERE {Open} AND "available_at" <= @now ORDER BY "available_at" LIMIT @max {skipLocked}
                """)}
            RETURNING "timer", "version", "kind", "due_at", "attempt", "failures"
            """;
        Complete = $"""
            WITH mine AS MATERIALIZED (SELECT "effect_key" FROM {table} WHERE "effect_key" IN (SELECT r.key FROM {keys}) AND "worker" = @worker AND {Open} ORDER BY "effect_key" {lockRows})
            UPDATE {table} SET "done_at" = @now, "last_error" = NULL WHERE "effect_key" IN (SELECT "effect_key" FROM mine)
            RETURNING "effect_key"
            """;
        Release = $"""
            UPDATE {table} AS d SET "worker" = NULL, "available_at" = r.available, "failures" = d."failures" + r.failures,
                "buried_at" = CASE WHEN r.buried = 1 THEN @now END, "last_error" = CASE WHEN r.failures = 1 THEN r.error ELSE d."last_error" END
            FROM {SqlRows.Source(provider, "key", "available", "failures", "buried", "error")}
            WHERE d."effect_key" = r.key AND d."worker" = @worker AND {Open}
            RETURNING "effect_key"
            """;
        Upcoming = $"""SELECT "available_at" FROM {table} WHERE {Open} AND "available_at" <= @until ORDER BY "available_at" LIMIT @max""";
        DeadLetters = $"""
            SELECT "timer", "version", "kind", "due_at", "attempt", "failures", "last_error", "buried_at" FROM {table}
            WHERE "buried_at" IS NOT NULL ORDER BY "buried_at", "effect_key" LIMIT @max
            """;
        Retry = $"""
            UPDATE {table} AS d SET "buried_at" = NULL, "failures" = 0, "available_at" = @now
            WHERE "effect_key" IN (SELECT r.key FROM {keys}) AND "buried_at" IS NOT NULL
                AND "version" = (SELECT t."version" FROM {timers} AS t WHERE t."timer" = d."timer")
            RETURNING "effect_key"
            """;
        Purge = $"""DELETE FROM {table} WHERE "done_at" < @before OR "buried_at" < @before""";

        string Table(IEntityType type) => helper.DelimitIdentifier(type.GetTableName()!, type.GetSchema());
    }

    internal string Raise { get; }

    internal string Versions { get; }

    internal string Drop { get; }

    internal string Insert { get; }

    internal string Claim { get; }

    internal string Complete { get; }

    internal string Release { get; }

    internal string Upcoming { get; }

    internal string DeadLetters { get; }

    internal string Retry { get; }

    internal string Purge { get; }

    /// <summary>An instant in the form of the column.</summary>
    internal object Stored(Instant instant) => _instant.ConvertToProvider(instant)!;

    /// <summary>The instant of a column.</summary>
    internal Instant Read(object stored) => (Instant)_instant.ConvertFromProvider(stored)!;

    /// <summary>Instants in the form of the column, as an array of its own type.</summary>
    internal Array Stored(IEnumerable<Instant> instants) =>
        _instant.ProviderClrType == typeof(long) ? instants.Select(i => (long)Stored(i)).ToArray() : instants.Select(i => (DateTime)Stored(i)).ToArray();
}
