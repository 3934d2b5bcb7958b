using Crm.Primitives;
using Crm.Testing;
using Microsoft.EntityFrameworkCore;
using NodaTime;
using Xunit;

namespace Crm.Persistence.EfCore.Tests;

/// <summary>The spike behind docs/decisions/0001: a host's own DbContext takes the model, on two providers.</summary>
public sealed class HostContextTests
{
    private static readonly Instant At = Instant.FromUtc(2026, 3, 1, 9, 30);

    [Fact]
    public void UseCrmInOptions_Sqlite_HostTableAndOursLiveInOneDatabase() => SavesAndReads(new SqliteTestDatabase());

    [PostgresFact]
    public void UseCrmInOptions_Postgres_HostTableAndOursLiveInOneDatabase() => SavesAndReads(new PostgresTestDatabase());

    [Fact]
    public void UseCrmInOnModelCreating_Sqlite_HostConfiguresFurther() => SavesAndReadsExplicitly(new SqliteTestDatabase());

    [PostgresFact]
    public void UseCrmInOnModelCreating_Postgres_HostConfiguresFurther() => SavesAndReadsExplicitly(new PostgresTestDatabase());

    [Fact]
    public void UseCrm_BeforeOrAfterTheProvider_GivesTheSameModel()
    {
        using SqliteTestDatabase database = new();
        using HostContext after = new(database.Options<HostContext>().UseCrm(static crm => crm.AddDeals()).Options);
        using HostContext before = new(new DbContextOptionsBuilder<HostContext>().UseCrm(static crm => crm.AddDeals()).UseSqlite("Data Source=x.db").Options);
        Assert.Equal(Tables(after), Tables(before));
        Assert.Equal(["Things", "crm_deal_lines", "crm_deals", "crm_outbox", "crm_schema"], Tables(after));
    }

    [Fact]
    public void UseCrm_OtherChoiceInTheSameProgram_GetsItsOwnModel()
    {
        using SqliteTestDatabase database = new();
        using HostContext without = new(database.Options<HostContext>().UseCrm().Options);
        using HostContext renamed = new(database.Options<HostContext>().UseCrm(static crm => crm.AddDeals().TablePrefix = "x_").Options);
        Assert.Equal(["Things", "crm_outbox", "crm_schema"], Tables(without));
        Assert.Equal(["Things", "x_deal_lines", "x_deals", "x_outbox", "x_schema"], Tables(renamed));
    }

    [Fact]
    public void UseCrm_FiftyChoicesInOneProgram_AreFiftyModels()
    {
        using SqliteTestDatabase database = new();
        for (int i = 0; i < 50; i++)
        {
            using HostContext context = new(database.Options<HostContext>().UseCrm(crm => crm.TablePrefix = $"t{i}_").Options);
            Assert.Equal(["Things", $"t{i}_outbox", $"t{i}_schema"], Tables(context));
        }
    }

    [Fact]
    public void CrmSet_OptionsWithoutUseCrm_OneSentenceSaysWhatToWrite()
    {
        using SqliteTestDatabase database = new();
        using HostContext context = new(database.Options<HostContext>().Options);
        CrmSetupException error = Assert.Throws<CrmSetupException>(() => context.CrmSet<Deal>());
        Assert.Contains("HostContext", error.Message, StringComparison.Ordinal);
        Assert.Contains("add UseCrm(", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void CrmSet_LibraryNotChosen_OneSentenceSaysWhatToWrite()
    {
        using SqliteTestDatabase database = new();
        using HostContext context = new(database.Options<HostContext>().UseCrm().Options);
        CrmSetupException error = Assert.Throws<CrmSetupException>(() => context.CrmSet<Deal>());
        Assert.Contains("no table for Deal", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void CrmDbContext_OptionsWithoutUseCrm_OneSentenceSaysWhatToWrite()
    {
        using SqliteTestDatabase database = new();
        Assert.Throws<CrmSetupException>(() => new CrmDbContext(database.Options<CrmDbContext>().Options));
    }

    [Fact]
    public async Task Tenants_ByAShadowColumnAndAFilterOfTheHost_SeeTheirOwnRows()
    {
        using SqliteTestDatabase database = new();
        foreach (string tenant in new[] { "north", "south" })
        {
            await using TenantContext context = new(database.Options<TenantContext>().UseCrm(static crm => crm.AddDeals()).Options, tenant);
            await context.Database.EnsureCreatedAsync();
            Deal deal = new(new DealId(database.NextId()), "D-" + tenant, new Money(1m, "EUR"), At);
            context.CrmSet<Deal>().Add(deal);
            context.Entry(deal).Property("tenant").CurrentValue = tenant;
            Assert.True((await context.SaveCrmAsync(CancellationToken.None)).IsSuccess);
        }

        await using TenantContext south = new(database.Options<TenantContext>().UseCrm(static crm => crm.AddDeals()).Options, "south");
        Assert.Equal("D-south", Assert.Single(await south.ListCrmAsync(new Everything(false), CancellationToken.None)).Number);
        Assert.Equal(2, (await south.ListCrmAsync(new Everything(true), CancellationToken.None)).Count);
    }

    [PostgresFact]
    public async Task Schema_OfItsOwnOnPostgres_HoldsTheTablesAndTheOutboxWorks()
    {
        using PostgresTestDatabase database = new();
        await using CrmDbContext context = database.Open(static crm => crm.AddDeals().Schema = "sales");
        context.CrmSet<Deal>().Add(new Deal(new DealId(database.NextId()), "D-1", new Money(1m, "EUR"), At));
        Assert.True((await context.SaveCrmAsync(CancellationToken.None)).IsSuccess);
        Assert.Equal(4, await context.Database.SqlQueryRaw<int>("SELECT count(*)::int AS \"Value\" FROM pg_tables WHERE schemaname = 'sales'").SingleAsync());
        Assert.Single(await new EfOutbox(context).ClaimAsync("w", 5, At, Duration.FromMinutes(1), CancellationToken.None));
        Assert.True((await context.CheckCrmSchemaAsync(CancellationToken.None)).IsSuccess);
    }

    private sealed class Everything : Specification<Deal>
    {
        public Everything(bool allTenants) => Query.OrderBy(static d => d.Number).IgnoreQueryFilters(allTenants);
    }

    private static string[] Tables(DbContext context) =>
        [.. context.Model.GetEntityTypes().Select(static e => e.GetTableName()!).Order(StringComparer.Ordinal)];

    private static void SavesAndReads(TestDatabase database)
    {
        using TestDatabase _ = database;
        HostContext Open() => new(database.Options<HostContext>().UseCrm(static crm => crm.AddDeals()).Options);
        DealId id = new(new SeededIds().Next());
        using (HostContext context = Open())
        {
            context.Database.EnsureCreated();
            context.Things.Add(new HostThing { Name = "the host's own" });
            context.CrmSet<Deal>().Add(new Deal(id, "D-1", new Money(1234.5m, "EUR"), At));
            context.SaveChanges();
        }

        using (HostContext context = Open())
        {
            Assert.Equal("the host's own", context.Things.Single().Name);
            Assert.Equal(new Money(1234.5m, "EUR"), context.CrmSet<Deal>().Single(d => d.Id == id).Total);
        }
    }

    private static void SavesAndReadsExplicitly(TestDatabase database)
    {
        using TestDatabase _ = database;
        ExplicitContext Open() => new(database.Options<ExplicitContext>().UseCrm().Options);
        using (ExplicitContext context = Open())
        {
            context.Database.EnsureCreated();
            context.Deals.Add(new Deal(new DealId(new SeededIds().Next()), "D-1", new Money(1234.5m, "EUR"), At));
            context.SaveChanges();
        }

        using (ExplicitContext context = Open())
        {
            Assert.Equal("D-1", context.Deals.Single(d => EF.Property<string>(d, "region") == "north").Number);
            Assert.Equal(["Things", "crm_deal_lines", "crm_deals", "crm_outbox", "crm_schema"], Tables(context));
        }
    }
}
