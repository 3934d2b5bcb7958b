using Crm.Primitives;
using Microsoft.EntityFrameworkCore;
using NodaTime;
using Xunit;

namespace Crm.Persistence.EfCore.Tests;

/// <summary>What every column form promises, on both databases.</summary>
public abstract class MappingContract(TestDatabase database)
{
    private static readonly Instant At = Instant.FromUtc(2026, 3, 1, 9, 30).PlusNanoseconds(123_456_789);

    [Fact]
    public void Deal_SavedAndRead_EveryMemberIsEqual()
    {
        Deal saved = NewDeal("D-1", new Money(1234.5m, "EUR"));
        saved.Limit = new Money(-0.0001m, "JPY");
        saved.Discount = 0.123456789012m;
        saved.Ratio = 12345.6m;
        saved.Currency = Currency.Of("CHF");
        saved.ValidTo = new LocalDate(2024, 2, 29);
        saved.Opens = new LocalTime(8, 15, 30);
        saved.Effort = Duration.FromMinutes(535);
        saved.Follows = new DealId(database.NextId());
        saved.Notes = [new DealNote("a", "erste \"Notiz\""), new DealNote("b", "二")];
        saved.Write("c", "first");
        saved.AddLine(1, "A", new Money(9.999999999999m, "EUR"));
        saved.AddLine(2, "B", new Money(1m, "EUR"));
        saved.Win(At);
        Save(saved);

        using CrmDbContext context = Open();
        Deal read = context.CrmSet<Deal>().Single(d => d.Id == saved.Id);
        Assert.Equal(saved.Id, read.Id);
        Assert.Equal(saved.Number, read.Number);
        Assert.Equal(DealStage.Won, read.Stage);
        Assert.Equal(saved.Total, read.Total);
        Assert.Equal(saved.Limit, read.Limit);
        Assert.Equal(saved.Discount, read.Discount);
        Assert.Equal(saved.Ratio, read.Ratio);
        Assert.Equal(saved.Currency, read.Currency);
        Assert.Equal(saved.CreatedAt, read.CreatedAt);
        Assert.Equal(At.CutToMicroseconds(), read.ClosedAt);
        Assert.Equal(saved.ValidTo, read.ValidTo);
        Assert.Equal(saved.Opens, read.Opens);
        Assert.Equal(saved.Effort, read.Effort);
        Assert.Equal(saved.Follows, read.Follows);
        Assert.Equal(saved.Notes.AsEnumerable(), read.Notes);
        Assert.Equal([new DealNote("c", "first")], read.Log);
        Assert.Equal([(1, "A", 9.999999999999m), (2, "B", 1m)], read.Lines.OrderBy(static l => l.Number).Select(static l => (l.Number, l.Product, l.Price.Amount)));
        Assert.Equal(2, read.Version);
        Assert.Empty(read.PendingEvents);
    }

    [Fact]
    public void Deal_OpenMembers_AreNull()
    {
        Deal saved = NewDeal("D-open", new Money(1m, "EUR"));
        Save(saved);
        using CrmDbContext context = Open();
        Deal read = context.CrmSet<Deal>().Single(d => d.Id == saved.Id);
        Assert.Null(read.Limit);
        Assert.Null(read.Ratio);
        Assert.Null(read.ClosedAt);
        Assert.Null(read.ValidTo);
        Assert.Null(read.Follows);
        Assert.Equal(1, context.CrmSet<Deal>().Count(d => d.Id == saved.Id && d.ClosedAt == null && d.ValidTo == null));
    }

    [Fact]
    public void Amount_SumOrderAndComparisonInSql_AreExact()
    {
        decimal[] amounts = [10.25m, 9.5m, 100m, -3.0001m, 0.1m, 0.2m];
        for (int i = 0; i < amounts.Length; i++) Save(NewDeal($"SUM-{i}", new Money(amounts[i], "SEK")));
        using CrmDbContext context = Open();
        IQueryable<Deal> ours = context.CrmSet<Deal>().Where(d => d.Total.Currency == Currency.Of("SEK"));
        Assert.Equal(amounts.Order(), ours.OrderBy(d => d.Total.Amount).Select(d => d.Total.Amount).ToList());
        Assert.Equal(amounts.Sum(), ours.Sum(d => d.Total.Amount));
        Assert.Equal(3, ours.Count(d => d.Total.Amount > 0.2m));
    }

    [Fact]
    public void Instant_RangeInSql_IsExact()
    {
        Deal early = NewDeal("T-1", new Money(1m, "EUR"), Instant.FromUtc(1969, 12, 31, 23, 59, 59).PlusNanoseconds(999_999_900));
        Save(early);
        Assert.Equal(Instant.FromUtc(1969, 12, 31, 23, 59, 59).PlusNanoseconds(999_999_000), early.CreatedAt);
        using CrmDbContext context = Open();
        Instant epoch = Instant.FromUnixTimeTicks(0);
        Assert.Equal("T-1", context.CrmSet<Deal>().Single(d => d.CreatedAt < epoch).Number);
        Assert.Equal(early.CreatedAt, context.CrmSet<Deal>().AsNoTracking().Single(d => d.CreatedAt < epoch).CreatedAt);
    }

    [Fact]
    public void Amount_FiveDecimals_IsRefusedNotRounded()
    {
        using CrmDbContext context = Open();
        context.CrmSet<Deal>().Add(NewDeal("D-5", new Money(1.00005m, "EUR")));
        Exception error = Assert.ThrowsAny<Exception>(() => context.SaveChanges());
        Assert.Contains("more than four decimals", error.ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public void Rows_RemovedFromTheirParent_AreDeleted()
    {
        Deal saved = NewDeal("D-rows", new Money(1m, "EUR"));
        saved.AddLine(1, "A", new Money(1m, "EUR"));
        saved.AddLine(2, "B", new Money(1m, "EUR"));
        Save(saved);
        using (CrmDbContext context = Open())
        {
            Deal read = context.CrmSet<Deal>().Single(d => d.Id == saved.Id);
            read.RemoveLine(1);
            read.AddLine(3, "C", new Money(2m, "EUR"));
            read.Rename("D-rows2", At);
            context.SaveChanges();
        }

        using CrmDbContext again = Open();
        Assert.Equal([2, 3], again.CrmSet<Deal>().Single(d => d.Id == saved.Id).Lines.Select(static l => l.Number).Order());
    }

    [Fact]
    public void Document_ChangedAsAWhole_IsStored()
    {
        Deal saved = NewDeal("D-doc", new Money(1m, "EUR"));
        Save(saved);
        using (CrmDbContext context = Open())
        {
            Deal read = context.CrmSet<Deal>().Single(d => d.Id == saved.Id);
            read.Notes = [new DealNote("x", "y")];
            context.SaveChanges();
        }

        using CrmDbContext again = Open();
        Assert.Equal<DealNote>([new DealNote("x", "y")], again.CrmSet<Deal>().Single(d => d.Id == saved.Id).Notes);
    }

    [Fact]
    public void Document_ListChangedInPlace_IsSeenAndStored()
    {
        Deal saved = NewDeal("D-log", new Money(1m, "EUR"));
        saved.Write("a", "1");
        Save(saved);
        using (CrmDbContext context = Open())
        {
            Deal read = context.CrmSet<Deal>().Single(d => d.Id == saved.Id);
            read.Write("b", "2");
            context.SaveChanges();
        }

        using CrmDbContext again = Open();
        Assert.Equal([new DealNote("a", "1"), new DealNote("b", "2")], again.CrmSet<Deal>().Single(d => d.Id == saved.Id).Log);
    }

    private CrmDbContext Open() => database.Open(static crm => crm.AddDeals());

    private void Save(Deal deal)
    {
        using CrmDbContext context = Open();
        context.CrmSet<Deal>().Add(deal);
        context.SaveChanges();
    }

    private Deal NewDeal(string number, Money total, Instant? at = null) => new(new DealId(database.NextId()), number, total, at ?? At);
}
