using Crm.Primitives;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Storage;
using NodaTime;
using Xunit;

namespace Crm.Persistence.EfCore.Tests;

/// <summary>What a save promises: the change and its events together or not at all, and never over someone else's change.</summary>
public abstract class SavingContract(TestDatabase database)
{
    private static readonly CancellationToken None = CancellationToken.None;
    private static readonly Instant At = Instant.FromUtc(2026, 3, 1, 9, 30);

    [Fact]
    public async Task Save_PendingEvents_AreStoredWithTheChangeAndCleared()
    {
        Deal deal = NewDeal("S-1");
        deal.Win(At);
        await using CrmDbContext context = Open();
        context.CrmSet<Deal>().Add(deal);
        Assert.Equal(Result.Success(), await context.SaveCrmAsync(None));
        Assert.Empty(deal.PendingEvents);
        Assert.Equal(["DealOpened", "DealWon"], EventsOf(deal));
        Assert.Equal(Result.Success(), await context.SaveCrmAsync(None));
        Assert.Equal(["DealOpened", "DealWon"], EventsOf(deal));
    }

    [Fact]
    public async Task Save_KeyTaken_IsConflictAndTheEventsStayPending()
    {
        await AddAsync(NewDeal("S-2"));
        Deal second = NewDeal("S-2");
        await using CrmDbContext context = Open();
        context.CrmSet<Deal>().Add(second);
        Result refused = await context.SaveCrmAsync(None);
        Assert.Equal(ResultStatus.Conflict, refused.Status);
        Assert.Empty(EventsOf(second));
        Assert.Single(second.PendingEvents);
        Assert.Equal(Result.Success(), await context.SaveCrmAsync(None));
        second.Rename("S-2b", At);
        context.CrmSet<Deal>().Add(second);
        Assert.Equal(Result.Success(), await context.SaveCrmAsync(None));
        Assert.Equal(["DealOpened", "DealRenamed"], EventsOf(second));
    }

    [Fact]
    public async Task Save_TransactionRolledBack_LeavesNeitherChangeNorEvents()
    {
        Deal deal = NewDeal("S-3");
        await using (CrmDbContext context = Open())
        {
            await using IDbContextTransaction transaction = await context.Database.BeginTransactionAsync();
            context.CrmSet<Deal>().Add(deal);
            Assert.True((await context.SaveCrmAsync(None)).IsSuccess);
            await transaction.RollbackAsync();
        }

        await using CrmDbContext again = Open();
        Assert.Empty(EventsOf(deal));
        Assert.False(await again.CrmSet<Deal>().AnyAsync(d => d.Id == deal.Id));
    }

    [Fact]
    public async Task Save_ChangedBySomeoneElse_IsConflictAndChangesNothing()
    {
        Deal deal = await AddAsync(NewDeal("S-4"));
        await using CrmDbContext mine = Open();
        await using CrmDbContext theirs = Open();
        Deal my = await mine.CrmSet<Deal>().SingleAsync(d => d.Id == deal.Id);
        Deal their = await theirs.CrmSet<Deal>().SingleAsync(d => d.Id == deal.Id);
        their.Rename("S-4-theirs", At);
        Assert.True((await theirs.SaveCrmAsync(None)).IsSuccess);
        my.Win(At);
        Result refused = await mine.SaveCrmAsync(None);
        Assert.Equal(ResultStatus.Conflict, refused.Status);
        Assert.Equal("The Deal was changed by someone else since it was read: read it again and repeat.", Assert.Single(refused.Errors));
        Assert.Equal(["DealOpened", "DealRenamed"], EventsOf(deal));
        await using CrmDbContext again = Open();
        Assert.Equal(DealStage.Open, (await again.CrmSet<Deal>().SingleAsync(d => d.Id == deal.Id)).Stage);
    }

    [Fact]
    public async Task Save_RefusedThenReadAgainByTheSameContext_MeetsTheOthersChangeAndSucceeds()
    {
        Deal deal = NewDeal("S-10");
        deal.AddLine(1, "mine", new Money(1m, "EUR"));
        await AddAsync(deal);
        await using CrmDbContext mine = Open();
        Deal my = await mine.CrmSet<Deal>().SingleAsync(d => d.Id == deal.Id);
        await using (CrmDbContext theirs = Open())
        {
            Deal their = await theirs.CrmSet<Deal>().SingleAsync(d => d.Id == deal.Id);
            their.Rename("S-10-theirs", At);
            their.RemoveLine(1);
            their.AddLine(2, "theirs", new Money(2m, "EUR"));
            Assert.True((await theirs.SaveCrmAsync(None)).IsSuccess);
        }

        my.Win(At);
        my.AddLine(3, "refused", new Money(3m, "EUR"));
        Assert.Equal(ResultStatus.Conflict, (await mine.SaveCrmAsync(None)).Status);
        Deal again = await mine.CrmSet<Deal>().SingleAsync(d => d.Id == deal.Id);
        Assert.NotSame(my, again);
        Assert.Equal("S-10-theirs", again.Number);
        Assert.Equal("theirs", Assert.Single(again.Lines).Product);
        again.Win(At);
        Assert.Equal(Result.Success(), await mine.SaveCrmAsync(None));
        Assert.Equal(["DealOpened", "DealRenamed", "DealWon"], EventsOf(deal));
    }

    [Fact]
    public async Task Update_AnotherObjectOfTheSameKeyIsTracked_TheCallersCounts()
    {
        Deal deal = await AddAsync(NewDeal("S-11"));
        Deal read;
        await using (CrmDbContext reader = Open()) read = await reader.CrmSet<Deal>().AsNoTracking().SingleAsync(d => d.Id == deal.Id);
        read.Rename("S-11b", At);
        await using CrmDbContext writer = Open();
        Assert.Equal("S-11", (await writer.CrmSet<Deal>().SingleAsync(d => d.Id == deal.Id)).Number);
        Assert.Equal(Result.Success(), await writer.UpdateCrmAsync(read, expectedVersion: 1, None));
        await using CrmDbContext again = Open();
        Assert.Equal("S-11b", (await again.CrmSet<Deal>().SingleAsync(d => d.Id == deal.Id)).Number);
    }

    [Fact]
    public async Task Delete_ChangedBySomeoneElse_IsConflict()
    {
        Deal deal = await AddAsync(NewDeal("S-5"));
        await using CrmDbContext mine = Open();
        Deal my = await mine.CrmSet<Deal>().SingleAsync(d => d.Id == deal.Id);
        await using CrmDbContext theirs = Open();
        (await theirs.CrmSet<Deal>().SingleAsync(d => d.Id == deal.Id)).Win(At);
        Assert.True((await theirs.SaveCrmAsync(None)).IsSuccess);
        mine.Remove(my);
        Assert.Equal(ResultStatus.Conflict, (await mine.SaveCrmAsync(None)).Status);
    }

    [Fact]
    public async Task Save_ChangeThatDidNotRaiseTheVersion_GetsTheNextOne()
    {
        Deal deal = await AddAsync(NewDeal("S-6"));
        await using CrmDbContext mine = Open();
        await using CrmDbContext theirs = Open();
        Deal my = await mine.CrmSet<Deal>().SingleAsync(d => d.Id == deal.Id);
        Deal their = await theirs.CrmSet<Deal>().SingleAsync(d => d.Id == deal.Id);
        my.Discount = 0.1m;
        their.Discount = 0.2m;
        Assert.True((await mine.SaveCrmAsync(None)).IsSuccess);
        Assert.Equal(2, my.Version);
        Assert.Equal(ResultStatus.Conflict, (await theirs.SaveCrmAsync(None)).Status);
    }

    [Fact]
    public async Task Update_WithAnExpectedVersion_HoldsAcrossContexts()
    {
        Deal deal = await AddAsync(NewDeal("S-7"));
        Deal read;
        await using (CrmDbContext reader = Open()) read = await reader.CrmSet<Deal>().AsNoTracking().SingleAsync(d => d.Id == deal.Id);
        read.Rename("S-7b", At);
        await using (CrmDbContext writer = Open())
            Assert.Equal(Result.Success(), await writer.UpdateCrmAsync(read, expectedVersion: 1, None));
        read.Rename("S-7c", At);
        await using (CrmDbContext writer = Open())
            Assert.Equal(ResultStatus.Conflict, (await writer.UpdateCrmAsync(read, expectedVersion: 1, None)).Status);
        Assert.Equal(["DealOpened", "DealRenamed"], EventsOf(deal));
    }

    [Fact]
    public void SaveChanges_WithoutAsync_StoresEventsToo()
    {
        Deal deal = NewDeal("S-8");
        using CrmDbContext context = Open();
        context.CrmSet<Deal>().Add(deal);
        context.SaveChanges();
        Assert.Equal(["DealOpened"], EventsOf(deal));
        Assert.Empty(deal.PendingEvents);
    }

    [Fact]
    public async Task Save_OriginOfTheHost_StandsBesideTheEvents()
    {
        Deal deal = NewDeal("S-9");
        await using CrmDbContext context = database.Open(static crm => crm.AddDeals().Origin = static _ => new EventOrigin("cause", "conversation"));
        context.CrmSet<Deal>().Add(deal);
        Assert.True((await context.SaveCrmAsync(None)).IsSuccess);
        string id = deal.Id.Value.ToString();
        OutboxRow row = await context.CrmSet<OutboxRow>().SingleAsync(r => r.AggregateId == id);
        Assert.Equal(("cause", "conversation"), (row.CausationId, row.CorrelationId));
    }

    private CrmDbContext Open() => database.Open(static crm => crm.AddDeals());

    private async Task<Deal> AddAsync(Deal deal)
    {
        await using CrmDbContext context = Open();
        context.CrmSet<Deal>().Add(deal);
        Assert.True((await context.SaveCrmAsync(None)).IsSuccess);
        return deal;
    }

    private Deal NewDeal(string number) => new(new DealId(database.NextId()), number, new Money(1m, "EUR"), At);

    private List<string> EventsOf(Deal deal)
    {
        using CrmDbContext context = Open();
        string id = deal.Id.Value.ToString();
        return [.. context.CrmSet<OutboxRow>().Where(r => r.AggregateId == id).OrderBy(static r => r.AggregateVersion).Select(static r => r.Type)];
    }
}

public sealed class SqliteSavingTests(SqliteTestDatabase database) : SavingContract(database), IClassFixture<SqliteTestDatabase>
{
    [Fact]
    public async Task Save_AnotherWriterHoldsTheFile_IsUnavailableAndCanBeRepeated()
    {
        using SqliteTestDatabase file = new();
        await using CrmDbContext context = file.Open(static crm => crm.AddDeals());
        await using CrmDbContext other = file.Open(static crm => crm.AddDeals());
        await other.Database.OpenConnectionAsync();
        await other.Database.ExecuteSqlRawAsync("BEGIN IMMEDIATE");
        Deal deal = new(new DealId(file.NextId()), "L-1", new Money(1m, "EUR"), Instant.FromUtc(2026, 1, 1, 0, 0));
        context.CrmSet<Deal>().Add(deal);
        Assert.Equal(ResultStatus.Unavailable, (await context.SaveCrmAsync(CancellationToken.None)).Status);
        Assert.Single(deal.PendingEvents);
        await other.Database.ExecuteSqlRawAsync("ROLLBACK");
        Assert.Equal(Result.Success(), await context.SaveCrmAsync(CancellationToken.None));
        Assert.Empty(deal.PendingEvents);
    }
}

public sealed class PostgresSavingTests(PostgresTestDatabase database) : SavingContract(database), IClassFixture<PostgresTestDatabase>
{
    private readonly TestDatabase _database = database;

    [Fact]
    public async Task Claim_FourWorkersAtOnce_EveryMessageGoesToExactlyOne()
    {
        Instant at = Instant.FromUtc(2026, 3, 1, 9, 30);
        await using (CrmDbContext context = _database.Open(static crm => crm.AddDeals()))
        {
            await context.CrmSet<OutboxRow>().ExecuteDeleteAsync();
            for (int i = 0; i < 200; i++) context.CrmSet<Deal>().Add(new Deal(new DealId(_database.NextId()), $"W-{i}", new Money(1m, "EUR"), at));
            Assert.True((await context.SaveCrmAsync(CancellationToken.None)).IsSuccess);
        }

        async Task<List<Guid>> WorkAsync(string worker)
        {
            List<Guid> sent = [];
            await using CrmDbContext context = _database.Open(static crm => crm.AddDeals());
            EfOutbox outbox = new(context);
            while (await outbox.ClaimAsync(worker, 7, at, Duration.FromMinutes(1), CancellationToken.None) is { Count: > 0 } claimed)
            {
                foreach (OutboxMessage message in claimed)
                {
                    Assert.True((await outbox.MarkDispatchedAsync(message.Id, worker, at, CancellationToken.None)).IsSuccess);
                    sent.Add(message.Id);
                }
            }

            return sent;
        }

        List<Guid>[] sent = await Task.WhenAll(Enumerable.Range(1, 4).Select(i => Task.Run(() => WorkAsync($"worker {i}"))));
        List<Guid> all = [.. sent.SelectMany(static ids => ids)];
        Assert.Equal(200, all.Count);
        Assert.Equal(200, all.Distinct().Count());
    }

    [Fact]
    public async Task Claim_InTwoOpenTransactions_NeverOverlapsAndNeverWaits()
    {
        Instant at = Instant.FromUtc(2026, 3, 1, 9, 30);
        await using (CrmDbContext context = _database.Open(static crm => crm.AddDeals()))
        {
            await context.CrmSet<OutboxRow>().ExecuteDeleteAsync();
            for (int i = 0; i < 10; i++) context.CrmSet<Deal>().Add(new Deal(new DealId(_database.NextId()), $"C-{i}", new Money(1m, "EUR"), at));
            Assert.True((await context.SaveCrmAsync(CancellationToken.None)).IsSuccess);
        }

        await using CrmDbContext one = _database.Open(static crm => crm.AddDeals());
        await using CrmDbContext two = _database.Open(static crm => crm.AddDeals());
        await using IDbContextTransaction first = await one.Database.BeginTransactionAsync();
        await using IDbContextTransaction second = await two.Database.BeginTransactionAsync();
        IReadOnlyList<OutboxMessage> a = await new EfOutbox(one).ClaimAsync("one", 5, at, Duration.FromMinutes(1), CancellationToken.None);
        IReadOnlyList<OutboxMessage> b = await new EfOutbox(two).ClaimAsync("two", 9, at, Duration.FromMinutes(1), CancellationToken.None);
        Assert.Equal((5, 5), (a.Count, b.Count));
        Assert.Empty(a.Select(static m => m.Id).Intersect(b.Select(static m => m.Id)));
    }
}
