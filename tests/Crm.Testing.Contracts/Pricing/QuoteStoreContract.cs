using Crm.Pricing;
using Crm.Primitives;
using NodaTime;
using Xunit;
using static Crm.Testing.Contracts.Pricing.SampleQuotes;

namespace Crm.Testing.Contracts.Pricing;

/// <summary>What every store of quotes promises.</summary>
public abstract class QuoteStoreContract
{
    private static readonly CancellationToken None = CancellationToken.None;
    private static int _numbers;

    /// <summary>A unit of work over the same quotes: called once for each thing that a test does.</summary>
    protected abstract IQuoteStore Open();

    /// <summary>An id that no other test gets.</summary>
    protected abstract Guid NextId();

    [Fact]
    public async Task Find_StoredQuote_SaysTheSame()
    {
        Quote quote = Draft(NextId(), NextNumber(), discountPercent: 12m, validUntil: new LocalDate(2026, 4, 30));
        Must(quote.Submit(Matrix, "author", Monday));
        Must(quote.Decide(Matrix, Yes("boss"), quote.Approval!.ContentHash));
        Must(await Open().AddAsync(quote, None));
        Quote read = (await Open().FindAsync(quote.Id, None)).Value;
        Assert.Equal(QuoteContent.ToJson(quote.Request, quote.Prices), QuoteContent.ToJson(read.Request, read.Prices));
        Assert.Equal(
            (quote.Number, 1, quote.Version, QuoteState.Approved, quote.ValidUntil, "Asia/Shanghai", "OP-1", "C-1"),
            (read.Number, read.Revision, read.Version, read.State, read.ValidUntil, read.ZoneId, read.OpportunityKey, read.CustomerKey));
        Assert.Equal((quote.ContentHash, "author", "boss"), (read.ContentHash, read.Submitter, read.Approver));
        Assert.Empty(read.PendingEvents);
        Assert.Empty(quote.PendingEvents);
    }

    [Fact]
    public async Task Find_QuoteInReview_GoesOnWhereItWas()
    {
        Quote quote = Draft(NextId(), NextNumber(), discountPercent: 25m);
        Must(quote.Submit(Matrix, "author", Monday));
        Must(await Open().AddAsync(quote, None));
        foreach (string person in new[] { "boss", "d2", "d3" })
        {
            IQuoteStore store = Open();
            Quote read = (await store.FindAsync(quote.Id, None)).Value;
            long version = read.Version;
            Must(read.Decide(Matrix, Yes(person), read.Approval!.ContentHash));
            Must(await store.UpdateAsync(read, version, None));
        }

        Quote approved = (await Open().FindAsync(quote.Id, None)).Value;
        Assert.Equal((QuoteState.Approved, ApprovalStatus.Approved, 2), (approved.State, approved.Approval!.Progress.Status, approved.Agreed.Count));
        Assert.Equal(["boss", "d2", "d3"], approved.Approval.Decisions.Select(static d => d.Person));
    }

    [Fact]
    public async Task Replay_StoredQuote_GivesTheSameBytes()
    {
        Quote quote = Presented(NextId(), NextNumber());
        Must(await Open().AddAsync(quote, None));
        Quote read = (await Open().FindAsync(quote.Id, None)).Value;
        Assert.Equal("school", read.Context.Attributes["segment"]);
        Assert.Equal(QuoteContent.ToJson(quote.Request, quote.Prices), QuoteContent.ToJson(read.Request, read.Replay(Engine).Value));
    }

    [Fact]
    public async Task Find_UnknownId_IsNotFound() =>
        Assert.Equal(ResultStatus.NotFound, (await Open().FindAsync(new QuoteId(NextId()), None)).Status);

    [Fact]
    public async Task Add_SameNumberAndRevision_IsConflictAndKeepsTheFirst()
    {
        Quote first = Draft(NextId(), NextNumber());
        Must(await Open().AddAsync(first, None));
        Quote second = Draft(NextId(), first.Number);
        Assert.Equal(ResultStatus.Conflict, (await Open().AddAsync(second, None)).Status);
        Assert.Equal(first.Id, Assert.Single(await Open().VersionsAsync(first.Number, None)).Id);
    }

    [Fact]
    public async Task Add_NextRevisionWhileTheOldOneIsLive_IsRefusedAndRevisingIsNot()
    {
        Quote quote = Presented(NextId(), NextNumber());
        Must(await Open().AddAsync(quote, None));
        IQuoteStore store = Open();
        Quote old = (await store.FindAsync(quote.Id, None)).Value;
        long version = old.Version;
        Quote next = old.Revise(Revision(NextId(), Request(seats: 31m)), "author", Monday).Value;
        Assert.Equal(("/number", "pricing.quote_live"), Problem(await Open().AddAsync(next, None)));
        Assert.Equal(QuoteState.Presented, Assert.Single(await Open().VersionsAsync(quote.Number, None)).State);
        Must(await store.ReviseAsync(old, version, next, None));
        Assert.Equal(next.Id, Assert.Single(await Open().VersionsAsync(quote.Number, None), static q => q.IsLive).Id);
    }

    [Fact]
    public async Task Add_RevisionsAfterVersionsThatAreClosed_AreStored()
    {
        string number = NextNumber();
        Quote draft = DraftOf(number, 3);
        foreach (int revision in new[] { 1, 2 })
        {
            Quote closed = DraftOf(number, revision);
            Must(closed.Cancel("history", "author", Monday));
            Must(await Open().AddAsync(closed, None));
        }

        Must(await Open().AddAsync(draft, None));
        Assert.Equal(draft.Id, Assert.Single(await Open().VersionsAsync(number, None), static q => q.IsLive).Id);
        // What is live may change, and what closes makes room.
        IQuoteStore store = Open();
        Quote read = (await store.FindAsync(draft.Id, None)).Value;
        Must(read.Cancel("no", "author", Monday));
        Must(await store.UpdateAsync(read, draft.Version, None));
        Must(await Open().AddAsync(DraftOf(number, 4), None));
    }

    [Fact]
    public async Task Add_RevisionsOfOneNumberAtOnce_OneIsLive()
    {
        string number = NextNumber();
        Quote[] drafts = [.. Enumerable.Range(1, 12).Select(revision => DraftOf(number, revision))];
        Result[] results = await Task.WhenAll(drafts.Select(draft => Task.Run(() => Open().AddAsync(draft, None))));
        Assert.Single(results, static r => r.IsSuccess);
        Assert.All(results.Where(static r => !r.IsSuccess), static r => Assert.Equal(("/number", "pricing.quote_live"), Problem(r)));
        Assert.Single(await Open().VersionsAsync(number, None));
    }

    [Fact]
    public async Task Revise_ByManyAtOnce_OneIsLive()
    {
        Quote quote = Presented(NextId(), NextNumber());
        Must(await Open().AddAsync(quote, None));
        (IQuoteStore Store, Quote Old, long Version, Quote Next)[] attempts = new (IQuoteStore, Quote, long, Quote)[8];
        for (int i = 0; i < attempts.Length; i++)
        {
            IQuoteStore store = Open();
            Quote old = (await store.FindAsync(quote.Id, None)).Value;
            attempts[i] = (store, old, old.Version, old.Revise(Revision(NextId(), Request(seats: 31m + i)), "author", Monday).Value);
        }

        Quote stray = DraftOf(quote.Number, 3);
        Task<Result> added = Task.Run(() => Open().AddAsync(stray, None));
        Result[] results = await Task.WhenAll(attempts.Select(a => Task.Run(() => a.Store.ReviseAsync(a.Old, a.Version, a.Next, None))));
        Assert.Equal(("/number", "pricing.quote_live"), Problem(await added));
        Assert.Single(results, static r => r.IsSuccess);
        Assert.All(results.Where(static r => !r.IsSuccess), static r => Assert.Equal(ResultStatus.Conflict, r.Status));
        Assert.Equal([QuoteState.Superseded, QuoteState.Draft], (await Open().VersionsAsync(quote.Number, None)).Select(static q => q.State));
    }

    [Fact]
    public async Task Update_ChangedByAnother_IsConflict()
    {
        Quote quote = Draft(NextId(), NextNumber());
        Must(await Open().AddAsync(quote, None));
        IQuoteStore mine = Open(), theirs = Open();
        Quote one = (await mine.FindAsync(quote.Id, None)).Value, other = (await theirs.FindAsync(quote.Id, None)).Value;
        Must(other.Submit(Matrix, "author", Monday));
        Must(await theirs.UpdateAsync(other, quote.Version, None));
        Must(one.Cancel("changed my mind", "author", Monday));
        Assert.Equal(ResultStatus.Conflict, (await mine.UpdateAsync(one, quote.Version, None)).Status);
        Assert.Equal(QuoteState.Approved, (await Open().FindAsync(quote.Id, None)).Value.State);
    }

    [Fact]
    public async Task Update_UnknownQuote_IsNotFound() =>
        Assert.Equal(ResultStatus.NotFound, (await Open().UpdateAsync(Draft(NextId(), NextNumber()), 1, None)).Status);

    [Fact]
    public async Task Find_ThenChangedWithoutSaving_ChangesNothingStored()
    {
        Quote quote = Draft(NextId(), NextNumber());
        Must(await Open().AddAsync(quote, None));
        Must((await Open().FindAsync(quote.Id, None)).Value.Cancel("no", "author", Monday));
        Assert.Equal(QuoteState.Draft, (await Open().FindAsync(quote.Id, None)).Value.State);
    }

    [Fact]
    public async Task Revise_BothVersions_AreStoredTogether()
    {
        Quote quote = Presented(NextId(), NextNumber());
        Must(await Open().AddAsync(quote, None));
        IQuoteStore store = Open();
        Quote old = (await store.FindAsync(quote.Id, None)).Value;
        long version = old.Version;
        Quote next = old.Revise(Revision(NextId(), Request(seats: 31m)), "author", Monday).Value;
        Must(await store.ReviseAsync(old, version, next, None));
        IReadOnlyList<Quote> versions = await Open().VersionsAsync(quote.Number, None);
        Assert.Equal([(1, QuoteState.Superseded), (2, QuoteState.Draft)], versions.Select(static q => (q.Revision, q.State)));
    }

    [Fact]
    public async Task Revise_OldVersionChangedByAnother_StoresNeither()
    {
        Quote quote = Presented(NextId(), NextNumber());
        Must(await Open().AddAsync(quote, None));
        IQuoteStore store = Open();
        Quote old = (await store.FindAsync(quote.Id, None)).Value;
        Quote next = old.Revise(Revision(NextId(), Request()), "author", Monday).Value;
        Assert.Equal(ResultStatus.Conflict, (await store.ReviseAsync(old, old.Version + 5, next, None)).Status);
        Assert.Equal(QuoteState.Presented, Assert.Single(await Open().VersionsAsync(quote.Number, None)).State);
    }

    [Fact]
    public async Task DueToExpire_LastDayOverInTheQuotesOwnZone_IsListed()
    {
        LocalDate last = new(2026, 3, 10);
        string number = NextNumber();
        Quote east = Presented(NextId(), number + "-a", last, DateTimeZoneProviders.Tzdb["Pacific/Kiritimati"]);
        Quote west = Presented(NextId(), number + "-b", last, DateTimeZoneProviders.Tzdb["America/Los_Angeles"]);
        Quote open = Presented(NextId(), number + "-c");
        foreach (Quote quote in new[] { west, east, open }) Must(await Open().AddAsync(quote, None));
        // 10:00Z on the 10th: already the 11th on Kiritimati (+14), still the 10th in Los Angeles.
        Assert.Equal([east.Id], await DueAsync(number, Instant.FromUtc(2026, 3, 10, 10, 0)));
        Assert.Equal([east.Id, west.Id], await DueAsync(number, Instant.FromUtc(2026, 4, 1, 0, 0)));
    }

    private async Task<IEnumerable<QuoteId>> DueAsync(string number, Instant at) =>
        (await Open().DueToExpireAsync(at, None)).Where(q => q.Number.StartsWith(number + "-", StringComparison.Ordinal)).Select(static q => q.Id);

    /// <summary>A draft of that revision, as somebody who did not store the versions before it has it.</summary>
    private Quote DraftOf(string number, int revision)
    {
        Quote quote = Draft(NextId(), number);
        while (quote.Revision < revision)
        {
            Must(quote.Submit(Matrix, "author", Monday));
            quote = quote.Revise(Revision(NextId(), Request()), "author", Monday).Value;
        }

        return quote;
    }

    private static (string?, string?) Problem(Result result)
    {
        Assert.Equal(ResultStatus.Invalid, result.Status);
        ValidationError problem = Assert.Single(result.ValidationErrors);
        return (problem.Identifier, problem.ErrorCode);
    }

    private string NextNumber() => $"{GetType().Name}-{Interlocked.Increment(ref _numbers)}";
}
