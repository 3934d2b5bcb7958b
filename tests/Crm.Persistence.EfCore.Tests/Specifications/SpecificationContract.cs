using Crm.Primitives;
using Crm.Testing.Conditions;
using FsCheck.Fluent;
using Microsoft.EntityFrameworkCore;
using NodaTime;
using Xunit;

namespace Crm.Persistence.EfCore.Tests;

/// <summary>A specification gives the same answer from the database as from a list in memory.</summary>
public abstract class SpecificationContract(TestDatabase database)
{
    private const int Seed = 4711;
    private static readonly CancellationToken None = CancellationToken.None;

    /// <summary>Letters with and without case in several scripts, wildcards, and what an escape would be.</summary>
    private static readonly string[] Pieces =
        ["a", "A", "b", "%", "_", "\\", "[", "]", "'", " ", "ä", "Ä", "ß", "ẞ", "é", "i", "I", "ı", "İ", "k", "K", "\u212A", "σ", "ς", "Σ", "ж", "Ж", "北", "😀", "𐐨", "𐐀", "ﬁ", "Dž", "dž", "DŽ"];

    [Fact]
    public async Task Search_RandomPatternsOverRandomTexts_MeansWhatItMeansInMemory()
    {
        await using CrmDbContext context = Rows(out IReadOnlyList<ConditionRow> rows, 200, Text(0, 5));
        int matches = 0;
        foreach (string pattern in Sample(Text(1, 3), 500))
        {
            Searching search = new(pattern);
            List<int> inMemory = [.. search.Evaluate(rows).Select(static r => r.Id).Order()];
            List<int> inStore = [.. (await context.ListCrmAsync(search, None)).Select(static r => r.Id).Order()];
            Assert.True(inMemory.SequenceEqual(inStore), $"'{pattern}': in memory {string.Join(' ', inMemory)}; in the store {string.Join(' ', inStore)}");
            matches += inMemory.Count;
        }

        Assert.True(matches > 1_000, $"only {matches} matches: the law says little");
    }

    [Fact]
    public async Task Order_WithMissingKeys_IsThatOfMemory()
    {
        await using CrmDbContext context = Rows(out IReadOnlyList<ConditionRow> rows, 120, Text(0, 3).Where(static t => !t.Any(char.IsSurrogate)));
        Specification<ConditionRow>[] questions = [new ByName(), new ByAmountDown(), new BySeenThenSigned(), new Page(7, 20), new Page(0, 5), new Page(115, 20)];
        foreach (Specification<ConditionRow> question in questions)
            Assert.Equal(question.Evaluate(rows).Select(static r => r.Id), (await context.ListCrmAsync(question, None)).Select(static r => r.Id));
    }

    [Fact]
    public async Task Page_WithItsPlaceInTheList_CountsOverAllPages()
    {
        await using CrmDbContext context = Rows(out IReadOnlyList<ConditionRow> rows, 45, null);
        PagedResult<IReadOnlyList<ConditionRow>> page = await context.PageCrmAsync(new Page(20, 20), None);
        Assert.Equal(new PagedInfo(2, 20, 3, 45), page.PagedInfo);
        Assert.Equal(Enumerable.Range(21, 20), page.Value.Select(static r => r.Id));
        await Assert.ThrowsAsync<ArgumentException>(() => context.PageCrmAsync(new ByName(), None));
        Assert.Equal(45, await context.CountCrmAsync(new Page(20, 20), None));
    }

    [Fact]
    public async Task Select_GivesTheShapeOnly()
    {
        await using CrmDbContext context = Rows(out IReadOnlyList<ConditionRow> rows, 30, null);
        Ids question = new();
        Assert.Equal(question.Evaluate(rows), await context.ListCrmAsync(question, None));
        Assert.Equal(10, (await context.FirstCrmAsync(new Page(9, 1), None)).Value.Id);
        Assert.Equal(ResultStatus.NotFound, (await context.FirstCrmAsync(new Page(99, 1), None)).Status);
    }

    [Fact]
    public async Task Include_TrackingAndSplit_ReachTheStatement()
    {
        Instant at = Instant.FromUtc(2026, 3, 1, 9, 30);
        await using (CrmDbContext writer = database.Open(static crm => crm.AddDeals().Add(new ConditionRowPart())))
        {
            Deal deal = new(new DealId(database.NextId()), "I-1", new Money(1m, "EUR"), at);
            deal.AddLine(1, "A", new Money(1m, "EUR"));
            writer.CrmSet<Deal>().Add(deal);
            await writer.SaveChangesAsync();
        }

        await using CrmDbContext context = database.Open(static crm => crm.AddDeals().Add(new ConditionRowPart()));
        Assert.Single(Assert.Single(await context.ListCrmAsync(new Shown(tracked: false), None)).Lines);
        Assert.Empty(context.ChangeTracker.Entries());
        Assert.Single(Assert.Single(await context.ListCrmAsync(new Shown(tracked: true), None)).Lines);
        Assert.Equal(2, context.ChangeTracker.Entries().Count());
        Assert.Contains("-- shown in a list", context.CrmSet<Deal>().WithSpecification(new Shown(tracked: true)).ToQueryString(), StringComparison.Ordinal);
    }

    private static FsCheck.Gen<string> Text(int min, int max) =>
        Gen.Choose(min, max).SelectMany(static n => Gen.Elements(Pieces).ArrayOf(n)).Select(static parts => string.Concat(parts));

    private static IEnumerable<string> Sample(FsCheck.Gen<string> text, int count) => text.Sample(count, new FsCheck.Rnd(Seed, 1UL), 10);

    private CrmDbContext Rows(out IReadOnlyList<ConditionRow> rows, int count, FsCheck.Gen<string>? names)
    {
        CrmDbContext context = database.Open(static crm => crm.AddDeals().Add(new ConditionRowPart()));
        context.CrmSet<ConditionRow>().ExecuteDelete();
        rows = ConditionGenerators.Rows(count, Seed);
        if (names is not null)
        {
            foreach ((ConditionRow row, string name) in rows.Zip(Sample(names, count))) row.Name = row.Name is null ? null : name;
        }

        context.CrmSet<ConditionRow>().AddRange(rows);
        context.SaveChanges();
        context.ChangeTracker.Clear();
        return context;
    }

    private sealed class Searching : Specification<ConditionRow>
    {
        public Searching(string pattern) => Query.Search(static r => r.Name, pattern).Search(static r => r.City, pattern);
    }

    private sealed class ByName : Specification<ConditionRow>
    {
        public ByName() => Query.OrderBy(static r => r.Name).ThenByDescending(static r => r.Id);
    }

    private sealed class ByAmountDown : Specification<ConditionRow>
    {
        public ByAmountDown() => Query.OrderByDescending(static r => r.Amount).ThenBy(static r => r.Id);
    }

    private sealed class BySeenThenSigned : Specification<ConditionRow>
    {
        public BySeenThenSigned() => Query.Where(static r => r.IsActive != false).OrderBy(static r => r.SeenAt).ThenByDescending(static r => r.SignedOn).ThenBy(static r => r.Id);
    }

    private sealed class Page : Specification<ConditionRow>
    {
        public Page(int skip, int take) => Query.OrderBy(static r => r.Id).Take(take).Skip(skip);
    }

    private sealed class Ids : Specification<ConditionRow, int>
    {
        public Ids() => Query.Select(static r => r.Id * 2).OrderByDescending(static r => r.Id).Take(7);
    }

    private sealed class Shown : Specification<Deal>
    {
        public Shown(bool tracked) => Query.Where(static d => d.Number == "I-1").OrderBy(static d => d.Number)
            .Include(static d => d.Lines).Include("Lines").AsSplitQuery().AsNoTracking(!tracked).AsTracking(tracked)
            .IgnoreQueryFilters(false).TagWith("shown in a list");
    }
}

public sealed class SqliteSpecificationTests(SqliteTestDatabase database) : SpecificationContract(database), IClassFixture<SqliteTestDatabase>;

public sealed class PostgresSpecificationTests(PostgresTestDatabase database) : SpecificationContract(database), IClassFixture<PostgresTestDatabase>;
