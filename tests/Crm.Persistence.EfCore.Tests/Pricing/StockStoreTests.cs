using System.Globalization;
using Crm.Pricing;
using Crm.Primitives;
using Crm.Testing.Contracts.Pricing;
using Microsoft.EntityFrameworkCore.Storage;
using NodaTime;
using Xunit;

namespace Crm.Persistence.EfCore.Tests.Pricing;

public abstract class StoredStockTests(TestDatabase database) : StockStoreContract
{
    private static readonly CancellationToken None = CancellationToken.None;
    private static readonly LocalDate First = new(2026, 3, 1);

    protected override IStockStore Open() => new EfStockStore(Context());

    [Fact]
    public async Task Reserve_InTheHostsTransaction_EndsWithIt()
    {
        string product = Next("product"), order = Next("order");
        await Open().SetOnHandAsync(product, 3m, None);
        await using (CrmDbContext context = Context())
        {
            await using IDbContextTransaction transaction = await context.Database.BeginTransactionAsync();
            EfStockStore store = new(context);
            // What is refused leaves the transaction fit to go on.
            Assert.Equal(ResultStatus.Invalid, (await store.ReserveAsync(new StockReservation(order, [new StockDemand("1", product, 4m, First)]), None)).Status);
            Assert.True((await store.ReserveAsync(new StockReservation(order, [new StockDemand("1", product, 3m, First)]), None)).IsSuccess);
            Assert.True((await store.BookAsync(order, "1", 1m, None)).IsSuccess);
            await transaction.RollbackAsync();
        }

        AvailabilityPosition? position = await Open().PositionOfAsync(product, None);
        Assert.Equal(3m, position!.OnHand);
        Assert.Empty(position.Moves);
    }

    /// <summary>An order of a thousand lines asks, locks and looks in three statements; what is left are the rows themselves, in batches.</summary>
    [Fact]
    public async Task Reserve_AThousandLines_TakesFewRoundTrips()
    {
        string prefix = Next("p");
        string[] products = [.. Enumerable.Range(0, 700).Select(i => string.Create(CultureInfo.InvariantCulture, $"{prefix}-{i}"))];
        await using (CrmDbContext context = Context())
        {
            await using IDbContextTransaction transaction = await context.Database.BeginTransactionAsync();
            foreach (string product in products) await new EfStockStore(context).SetOnHandAsync(product, 2m, None);
            await transaction.CommitAsync();
        }

        (CrmDbContext counted, Contexts.CommandCounter commands) = database.Counting(static crm => crm.AddPricing());
        await using CrmDbContext disposed = counted;
        EfStockStore store = new(counted);
        Assert.Equal(700, (await store.PositionsOfAsync(products, None)).Count);
        Assert.Equal(1, commands.Count);
        StockReservation order = new(Next("order"), [.. Enumerable.Range(0, 1_000).Select(i => new StockDemand($"{i}", products[i % 700], 1m, First))]);
        Assert.True((await store.ReserveAsync(order, None)).IsSuccess);
        // SQLite has no round trips, and EF Core sends it row after row.
        Assert.InRange(commands.Count, 5, database is PostgresTestDatabase ? 40 : 1_010);
    }

    /// <summary>Whatever is asked in whatever order, the database answers as the memory does, and no day is short that was covered.</summary>
    [Fact]
    public async Task AnyOperations_GiveTheSameAsInMemory()
    {
        for (int seed = 1; seed <= 8; seed++)
        {
            Random random = new(seed);
            InMemoryStockStore memory = new();
            string[] products = [.. Enumerable.Range(0, 3).Select(_ => Next("product"))], orders = [.. Enumerable.Range(0, 6).Select(_ => Next("order"))], receipts = [Next("po"), Next("po")];
            for (int step = 0; step < 40; step++)
            {
                Func<IStockStore, Task<Result>> operation = Any(random, products, orders, receipts);
                Result expected = await operation(memory), actual = await operation(Open());
                Assert.True(expected.Status == actual.Status, $"seed {seed}, step {step}: {expected} in memory, {actual} stored");
                Assert.Equal(expected.ValidationErrors.Select(static e => (e.Identifier, e.ErrorCode)), actual.ValidationErrors.Select(static e => (e.Identifier, e.ErrorCode)));
            }

            Assert.Equal(Text(await memory.PositionsOfAsync(products, None)), Text(await Open().PositionsOfAsync(products, None)));
        }
    }

    private static Func<IStockStore, Task<Result>> Any(Random random, string[] products, string[] orders, string[] receipts)
    {
        string product = products[random.Next(products.Length)], order = orders[random.Next(orders.Length)], receipt = receipts[random.Next(receipts.Length)];
        decimal units = random.Next(0, 80) / 8m;
        LocalDate day = First.PlusDays(random.Next(0, 12));
        string line = $"{random.Next(2)}";
        StockReservation reservation = new(order, [.. Enumerable.Range(0, random.Next(0, 3)).Select(i => new StockDemand($"{i}", products[random.Next(products.Length)], 1m + (units / 4m), day))]);
        return random.Next(10) switch
        {
            0 => store => store.SetOnHandAsync(product, units * 4m, None),
            1 when units < 1m => store => store.SetOnHandAsync(product, null, None),
            1 or 2 => store => store.ExpectAsync(receipt, line, product, new SupplyMove(day, units), None),
            3 or 4 => store => store.BookAsync(units > 5m ? receipt : order, line, units / 4m, None),
            5 => store => store.ReleaseAsync(order, None),
            _ => store => store.ReserveAsync(reservation, None),
        };
    }

    private static string Text(IReadOnlyDictionary<string, AvailabilityPosition> positions) => string.Join('\n', positions.OrderBy(static p => p.Key, StringComparer.Ordinal)
        .Select(static p => string.Create(CultureInfo.InvariantCulture, $"{p.Key} {p.Value.OnHand:0.####}: {string.Join(", ", p.Value.Moves
            .OrderBy(static m => m.Date).ThenBy(static m => m.Quantity).Select(static m => string.Create(CultureInfo.InvariantCulture, $"{m.Date:uuuu-MM-dd} {m.Quantity:0.####}")))}")));

    private CrmDbContext Context() => database.Patient(static crm => crm.AddPricing());
}

public sealed class SqliteStockTests(SqliteTestDatabase database) : StoredStockTests(database), IClassFixture<SqliteTestDatabase>;

public sealed class PostgresStockTests(PostgresTestDatabase database) : StoredStockTests(database), IClassFixture<PostgresTestDatabase>;
