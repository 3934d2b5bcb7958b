using System.Data.Common;
using System.Diagnostics;
using System.Globalization;
using System.Text.Json;
using Crm.Persistence.EfCore;
using Crm.Primitives;
using Crm.Sla;
using Crm.Testing;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Storage;
using NodaTime;

namespace Crm.Benchmarks.Sla;

/// <summary>
/// Due deadlines through the scheduler and the store of a real database, each with an effect that is a row under its key in the same transaction.
/// </summary>
/// <remarks><c>-- firing sqlite|postgres [deadlines] [connection string]</c>. Without a connection string the PostgreSQL is the one of the tests,
/// which does not wait for the disk.</remarks>
internal static class FiringMeasurement
{
    private const int Batch = 500;
    private static readonly Instant Due = Instant.FromUtc(2026, 3, 1, 9, 30);

    internal static async Task RunAsync(string database, string[] arguments)
    {
        bool postgres = database == "postgres";
        int count = arguments is [string n, ..] ? int.Parse(n, CultureInfo.InvariantCulture) : 100_000;
        foreach (int workers in (int[])[1, 2])
        {
            string file = Path.Combine(Path.GetTempPath(), $"crm-firing-{Environment.ProcessId}-{workers}.db");
            string connection = arguments is [_, string given] ? given : postgres ? PostgresServer.Instance.CreateDatabase("firing") : $"Data Source={file};Default Timeout=60";
            DbContextOptionsBuilder<FiringContext> options = new();
            if (postgres) options.UseNpgsql(connection);
            else options.UseSqlite(connection);
            options.UseCrm(static crm => crm.AddSla());
            await MeasureAsync(options.Options, database, workers, count);
            if (!postgres) File.Delete(file);
        }
    }

    private static async Task MeasureAsync(DbContextOptions<FiringContext> options, string database, int workers, int count)
    {
        await using FiringContext context = new(options);
        await context.Database.EnsureDeletedAsync();
        await context.Database.EnsureCreatedAsync();
        // A small run first: statements are compiled, pages of the tables exist.
        await StoreAsync(context, 0, 4 * Batch);
        await FireAsync(options, workers, "warm");
        // A server that looks after itself has counted its tables by now; that of the tests does not.
        if (context.Database.IsNpgsql()) await context.Database.ExecuteSqlRawAsync("ANALYZE");
        Stopwatch watch = Stopwatch.StartNew();
        await StoreAsync(context, 4 * Batch, count);
        double stored = watch.Elapsed.TotalSeconds;
        watch.Restart();
        int done = await FireAsync(options, workers, "w");
        double fired = watch.Elapsed.TotalSeconds;
        int effects = await context.Effects.CountAsync();
        if (done != count || effects != count + (4 * Batch)) throw new InvalidOperationException($"{done} of {count} are done, {effects} effects");
        Console.WriteLine(string.Create(CultureInfo.InvariantCulture,
            $"{database,-9} {workers} worker(s): {count / stored,8:#,##0} deadlines stored a second, {count / fired,8:#,##0} fired a second ({count:#,##0} in batches of {Batch})"));
    }

    private static async Task StoreAsync(FiringContext context, int from, int count)
    {
        EfDeadlineStore store = new(context);
        for (int i = from; i < from + count; i += Batch)
        {
            await store.ReplaceAsync([.. Enumerable.Range(i, Math.Min(Batch, from + count - i)).Select(static n =>
                new DeadlineSet($"case-{n:0000000}/FirstReplyTime/1", 1, [new Deadline("breach", Due + Duration.FromMilliseconds(n % 60_000))]))], CancellationToken.None);
        }
    }

    private static async Task<int> FireAsync(DbContextOptions<FiringContext> options, int workers, string name)
    {
        DeadlineRun[] runs = await Task.WhenAll(Enumerable.Range(1, workers).Select(worker => Task.Run(async () =>
        {
            await using FiringContext context = new(options);
            // One connection for the whole of the run, as a worker has.
            await context.Database.OpenConnectionAsync();
            DeadlineScheduler scheduler = new(new EfDeadlineStore(context), new EffectWriter(context), new LaterTime(), new DeadlineSchedulerOptions { Worker = name + worker, Batch = Batch });
            return await scheduler.RunDueAsync(CancellationToken.None);
        })));
        return runs.Sum(static r => r.Done);
    }

    /// <summary>An hour after everything was due.</summary>
    private sealed class LaterTime : TimeProvider
    {
        public override DateTimeOffset GetUtcNow() => (Due + Duration.FromHours(1)).ToDateTimeOffset();
    }

    /// <summary>The effects of a batch in one statement.</summary>
    private sealed class EffectWriter(FiringContext context) : IDeadlineBatchHandler
    {
        private readonly bool _postgres = context.Database.IsNpgsql();

        public async Task<Result> HandleAsync(IReadOnlyList<ClaimedDeadline> deadlines, CancellationToken cancellationToken)
        {
            await using DbCommand command = context.Database.GetDbConnection().CreateCommand();
            command.Transaction = context.Database.CurrentTransaction!.GetDbTransaction();
            command.CommandText = _postgres ? "INSERT INTO \"Effects\" (\"Key\") SELECT * FROM unnest(@keys)" : "INSERT INTO \"Effects\" (\"Key\") SELECT value FROM json_each(@keys)";
            string[] keys = [.. deadlines.Select(static d => d.EffectKey)];
            DbParameter parameter = command.CreateParameter();
            parameter.ParameterName = "@keys";
            parameter.Value = _postgres ? keys : JsonSerializer.Serialize(keys);
            command.Parameters.Add(parameter);
            await command.PrepareAsync(cancellationToken);
            return await command.ExecuteNonQueryAsync(cancellationToken) == keys.Length ? Result.Success() : Result.Error("An effect is missing.");
        }
    }

    private sealed class FiringContext(DbContextOptions<FiringContext> options) : DbContext(options)
    {
        public DbSet<Effect> Effects => Set<Effect>();

        protected override void OnModelCreating(ModelBuilder modelBuilder) => modelBuilder.Entity<Effect>().HasKey(static e => e.Key);
    }

    private sealed class Effect
    {
        public string Key { get; set; } = "";
    }
}
