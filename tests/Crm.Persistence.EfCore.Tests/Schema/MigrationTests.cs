using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Metadata;
using Microsoft.EntityFrameworkCore.Migrations;
using Microsoft.EntityFrameworkCore.Migrations.Operations;
using Xunit;

namespace Crm.Persistence.EfCore.Tests;

/// <summary>What the host's migrations contain: our tables, and the rows that say which version they are.</summary>
public sealed class MigrationTests
{
    [Fact]
    public void FirstMigration_CreatesTheTablesAndTheirVersions()
    {
        using HostContext context = Context(1);
        IReadOnlyList<MigrationOperation> operations = Differences(context, null, Model(context));
        Assert.Equal(["Things", "crm_deal_lines", "crm_deals", "crm_outbox", "crm_schema"],
            operations.OfType<CreateTableOperation>().Select(static o => o.Name).Order(StringComparer.Ordinal));
        InsertDataOperation versions = Assert.Single(operations.OfType<InsertDataOperation>());
        Assert.Equal(("crm_schema", 2), (versions.Table, versions.Values.GetLength(0)));
        Assert.Equal(["part", "version"], versions.Columns);
    }

    [Fact]
    public void NextMigration_AfterAnUpdateOfThePackage_RaisesTheVersion()
    {
        using HostContext before = Context(1);
        using HostContext after = Context(2);
        UpdateDataOperation update = Assert.IsType<UpdateDataOperation>(Assert.Single(Differences(after, Model(before), Model(after))));
        Assert.Equal(("crm_schema", "Crm.Deals", 2), (update.Table, update.KeyValues[0, 0], update.Values[0, 0]));
    }

    private static HostContext Context(int version) =>
        new(new DbContextOptionsBuilder<HostContext>().UseSqlite("Data Source=:memory:").UseCrm(crm => crm.AddDeals(version)).Options);

    private static IRelationalModel Model(HostContext context) => context.GetService<IDesignTimeModel>().Model.GetRelationalModel();

    private static IReadOnlyList<MigrationOperation> Differences(HostContext context, IRelationalModel? from, IRelationalModel to) =>
        context.GetService<IMigrationsModelDiffer>().GetDifferences(from, to);
}
