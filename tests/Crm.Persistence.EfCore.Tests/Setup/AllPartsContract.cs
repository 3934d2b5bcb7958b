using Crm.Primitives;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata;
using Xunit;

namespace Crm.Persistence.EfCore.Tests;

/// <summary>What holds for the tables of every library, whoever mapped them: all parts of the package together, on a real database.</summary>
public abstract class AllPartsContract(TestDatabase database)
{
    [Fact]
    public async Task AllParts_Together_MakeTheirTables()
    {
        await using CrmDbContext context = database.Open(AddAll);
        Assert.Equal(Result.Success(), await context.CheckCrmSchemaAsync(CancellationToken.None));
        foreach (IEntityType type in context.Model.GetEntityTypes())
            Assert.Equal(0, await CountAsync(context, type));
    }

    [Fact]
    public void EveryKey_IsMadeByTheCaller_NeverByTheStore()
    {
        using CrmDbContext context = database.Open(AddAll);
        Assert.Empty(context.Model.GetEntityTypes().SelectMany(static t => t.GetProperties())
            .Where(static p => p.ValueGenerated != ValueGenerated.Never || p.GetDefaultValueSql() is not null)
            .Select(static p => $"{p.DeclaringType.DisplayName()}.{p.Name}"));
    }

    [Fact]
    public void EveryAggregate_HasItsVersionAsConcurrencyToken() =>
        Assert.Empty(Types().Where(static t => t.ClrType.IsAssignableTo(typeof(IEventSource)) && t.BaseType is null)
            .Where(static t => !t.GetProperties().Any(static p => p.IsConcurrencyToken && p.ClrType == typeof(long)))
            .Select(static t => t.DisplayName()));

    [Fact]
    public void EveryName_IsInSnakeCaseBehindThePrefix()
    {
        Assert.All(Types(), static t => Assert.Matches("^crm_[a-z0-9_]+$", t.GetTableName()!));
        Assert.All(Types().SelectMany(static t => t.GetProperties()), static p => Assert.Matches("^[a-z][a-z0-9_]*$", p.GetColumnName()));
    }

    [Fact]
    public void EveryTable_BelongsToOneClass() =>
        Assert.Empty(Types().Where(static t => t.BaseType is null).GroupBy(static t => t.GetTableName()).Where(static g => g.Count() > 1).Select(static g => g.Key));

    private static void AddAll(CrmModelBuilder crm)
    {
        foreach (Type part in typeof(ICrmModelPart).Assembly.GetTypes().Where(static t => t.IsClass && !t.IsAbstract && t.IsAssignableTo(typeof(ICrmModelPart))))
            crm.Add((ICrmModelPart)Activator.CreateInstance(part)!);
    }

    private static async Task<int> CountAsync(CrmDbContext context, IEntityType type)
    {
        if (type.ClrType == typeof(SchemaRow)) return 0;
        Type set = typeof(Counting<>).MakeGenericType(type.ClrType);
        return await ((ICounting)Activator.CreateInstance(set)!).CountAsync(context);
    }

    private List<IEntityType> Types()
    {
        using CrmDbContext context = database.Open(AddAll);
        return [.. context.Model.GetEntityTypes()];
    }

    private interface ICounting
    {
        Task<int> CountAsync(CrmDbContext context);
    }

    private sealed class Counting<T> : ICounting
        where T : class
    {
        // Reads whole rows: every column of the table is named, so a column that is missing would show.
        public async Task<int> CountAsync(CrmDbContext context) => (await context.CrmSet<T>().ToListAsync()).Count;
    }
}

public sealed class SqliteAllPartsTests(SqliteTestDatabase database) : AllPartsContract(database), IClassFixture<SqliteTestDatabase>;

public sealed class PostgresAllPartsTests(PostgresTestDatabase database) : AllPartsContract(database), IClassFixture<PostgresTestDatabase>;
