using System.Diagnostics;
using Crm.Sla;
using Crm.Sla.FiringWorker;
using Microsoft.EntityFrameworkCore;
using NodaTime;
using Xunit;
using Xunit.Abstractions;

namespace Crm.Persistence.EfCore.Tests.Sla;

/// <summary>
/// At-least-once delivery becomes exactly-once effect: deadlines fall due, some of their timers change meanwhile, and workers die at any moment.
/// </summary>
/// <remarks>
/// No timing decides: deadlines are stored in rounds until enough of them have been stored and enough kills have hit a worker with a claim; a limit
/// of time only ends a test that hangs.
/// </remarks>
public abstract class KilledWorkersContract(ITestOutputHelper output)
{
    private const int Round = 100;
    private const int Deadlines = 2_000;
    private const int Kills = 5;
    private const int KillsThatHit = 3;
    private static readonly CancellationToken None = CancellationToken.None;
    private static readonly Duration Lease = Duration.FromMilliseconds(700);

    /// <summary>Of the workers and of this test, so that "now" is a day that no clock of this machine shows.</summary>
    private static readonly Duration Ahead = Duration.FromDays(1_000);

    private readonly Dictionary<string, long> _versions = [];
    private readonly HashSet<string> _expected = [];
    private readonly HashSet<string> _forbidden = [];

    protected abstract string Provider { get; }

    protected abstract string Connection { get; }

    protected abstract DbContextOptionsBuilder<EffectContext> Options();

    [Fact]
    public async Task ThreeWorkers_KilledAtRandomMoments_EveryDeadlineFiresOnceNoneEarlyNoneStale()
    {
        Random random = new(20260301);
        Stopwatch limit = Stopwatch.StartNew();
        await using EffectContext context = Open();
        await context.Database.EnsureCreatedAsync();
        EfDeadlineStore store = new(context);
        using KilledWorkers workers = new(Provider, Connection, Ahead, Lease, seed: 7);

        Task killing = KillAsync(workers, limit);
        while (!killing.IsFaulted && (_versions.Count < Deadlines || !killing.IsCompleted))
        {
            if (await OpenAsync(context) < 5 * Round)
            {
                await StoreRoundAsync(store, random);
                await ChangeSomeTimersAsync(context, store, random);
            }

            await Task.Delay(random.Next(60));
        }

        await killing;
        while (await OpenAsync(context) > 0)
        {
            await Task.Delay(20);
            Check(workers, limit);
        }

        output.WriteLine($"{limit.Elapsed.TotalSeconds:0.0} s: all fired");
        Effect[] effects = await context.Set<Effect>().AsNoTracking().ToArrayAsync();
        HashSet<string> fired = [.. effects.Select(static e => e.Key)];
        Assert.Equal(effects.Length, fired.Count);
        Assert.Empty(_expected.Except(fired));
        Assert.Empty(fired.Intersect(_forbidden));
        Assert.Empty(fired.Except(_expected));
        Assert.All(effects, static e => Assert.True(e.FiredAt >= e.DueAt, e.Key));
        // An effect that was written twice would have failed on its key, been taken back, and counted as a failure.
        Assert.Equal(0, await context.CrmSet<DeadlineRow>().CountAsync(static r => r.Failures > 0 || r.BuriedAt != null));
        Assert.Contains(effects, static e => e.Attempt > 1);
        Assert.True(effects.Select(static e => e.Worker).Distinct().Count() > 1);
    }

    /// <summary>How many deadlines a dead worker still held.</summary>
    private static Task<int> LeftBehindAsync(DbContext context, string worker) =>
        context.CrmSet<DeadlineRow>().CountAsync(r => r.Worker == worker && r.DoneAt == null);

    private static Task<List<string>> HoldersAsync(DbContext context) =>
        context.CrmSet<DeadlineRow>().Where(static r => r.Worker != null && r.DoneAt == null).Select(static r => r.Worker!).Distinct().ToListAsync();

    private static Task<int> OpenAsync(DbContext context) =>
        context.CrmSet<DeadlineRow>().CountAsync(static r => r.DoneAt == null && r.BuriedAt == null);

    private static Instant Now() => Instant.FromDateTimeOffset(TimeProvider.System.GetUtcNow()) + Ahead;

    private EffectContext Open() => new(Options().UseCrm(static crm => crm.AddSla()).Options);

    /// <summary>Kills at random moments, every other time one that holds a claim, until enough kills have hit a claim.</summary>
    private async Task KillAsync(KilledWorkers workers, Stopwatch limit)
    {
        Random random = new(20260302);
        await using EffectContext context = Open();
        int hits = 0;
        while (workers.Kills < Kills || hits < KillsThatHit)
        {
            Check(workers, limit);
            bool any = workers.Kills % 2 == 0;
            await Task.Delay(any ? random.Next(50, 250) : 5);
            if (workers.KillOne(any ? null : await HoldersAsync(context)) is string dead && await LeftBehindAsync(context, dead) > 0) hits++;
        }

        output.WriteLine($"{limit.Elapsed.TotalSeconds:0.0} s: {_versions.Count} timers, {workers.Kills} kills, {hits} of them hit a claim");
    }

    private static void Check(KilledWorkers workers, Stopwatch limit)
    {
        if (workers.Failure() is string failure) Assert.Fail(failure);
        Assert.True(limit.Elapsed < TimeSpan.FromMinutes(3), "the workers have not finished in three minutes");
    }

    /// <summary>Deadlines that fall due now and in the next fifth of a second.</summary>
    private async Task StoreRoundAsync(EfDeadlineStore store, Random random)
    {
        Instant now = Now();
        DeadlineSet[] sets = [.. Enumerable.Range(_versions.Count, Round).Select(i => new DeadlineSet($"case-{i}/reply/1", 1, [new Deadline("breach", now + Duration.FromMilliseconds(random.Next(200)))]))];
        Assert.Empty(await store.ReplaceAsync(sets, None));
        foreach (DeadlineSet set in sets)
        {
            _versions.Add(set.Timer, 1);
            _expected.Add(ClaimedDeadline.KeyOf(set.Timer, 1, "breach"));
        }
    }

    /// <summary>A pause, a new target: the deadline before must not fire from the moment at which this is stored.</summary>
    private async Task ChangeSomeTimersAsync(EffectContext context, EfDeadlineStore store, Random random)
    {
        for (int i = 0; i < 6; i++)
        {
            string timer = _versions.Keys.ElementAt(_versions.Count - 1 - random.Next(Round));
            long version = ++_versions[timer];
            bool over = random.Next(2) == 0;
            Assert.Empty(await store.ReplaceAsync([new DeadlineSet(timer, version, over ? [] : [new Deadline("breach", Now() + Duration.FromMilliseconds(random.Next(200)))])], None));
            // Whether it had fired by then is settled: it was written together with its mark, or it never will be.
            string before = ClaimedDeadline.KeyOf(timer, version - 1, "breach");
            if (_expected.Contains(before) && !await context.Set<Effect>().AnyAsync(e => e.Key == before))
            {
                _expected.Remove(before);
                _forbidden.Add(before);
            }

            if (!over) _expected.Add(ClaimedDeadline.KeyOf(timer, version, "breach"));
        }
    }
}

public sealed class SqliteKilledWorkersTests(SqliteTestDatabase database, ITestOutputHelper output)
    : KilledWorkersContract(output), IClassFixture<SqliteTestDatabase>
{
    protected override string Provider => "sqlite";

    // Four processes that write all the time: whoever waits for the lock may wait for long.
    protected override string Connection { get; } = $"Data Source={database.File};Default Timeout=60";

    protected override DbContextOptionsBuilder<EffectContext> Options() => new DbContextOptionsBuilder<EffectContext>().UseSqlite(Connection);
}

public sealed class PostgresKilledWorkersTests(PostgresTestDatabase database, ITestOutputHelper output)
    : KilledWorkersContract(output), IClassFixture<PostgresTestDatabase>
{
    protected override string Provider => "postgres";

    protected override string Connection => database.ConnectionString;

    protected override DbContextOptionsBuilder<EffectContext> Options() => database.Options<EffectContext>();
}
