using Crm.Primitives;
using Microsoft.EntityFrameworkCore;
using Xunit;

namespace Crm.Persistence.EfCore.Tests;

public abstract class SchemaContract(TestDatabase database)
{
    private static readonly CancellationToken None = CancellationToken.None;

    [Fact]
    public async Task Check_TablesOfThisVersion_Succeeds()
    {
        await using CrmDbContext context = database.Open(static crm => crm.AddDeals());
        Assert.Equal(Result.Success(), await context.CheckCrmSchemaAsync(None));
        Assert.Equal(Result.Success(), await context.CreateOrCheckCrmAsync(None));
    }

    [Theory]
    [InlineData(2, "version 1, this package needs 2: add and apply a migration")]
    [InlineData(0, "version 1, this package knows only 0")]
    public async Task Check_AnotherVersion_SaysWhichAndWhatToDo(int packageVersion, string sentence)
    {
        await using (database.Open(static crm => crm.AddDeals()))
        {
        }

        await using CrmDbContext context = database.Open(crm => crm.AddDeals(packageVersion));
        Result result = await context.CreateOrCheckCrmAsync(None);
        ValidationError error = Assert.Single(result.ValidationErrors);
        Assert.Equal("persistence.schema_version", error.ErrorCode);
        Assert.Contains(sentence, error.ErrorMessage, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Check_LibraryAddedAfterwards_SaysThatItsTablesAreMissing()
    {
        await using (database.Open(static crm => crm.AddDeals()))
        {
        }

        await using CrmDbContext context = database.Open(static crm => crm.AddDeals().Add(new LatePart()));
        ValidationError error = Assert.Single((await context.CheckCrmSchemaAsync(None)).ValidationErrors);
        Assert.Equal("persistence.schema_missing", error.ErrorCode);
        Assert.Contains("Crm.Late", error.ErrorMessage, StringComparison.Ordinal);
    }

    private sealed class LatePart : ICrmModelPart
    {
        public string Name => "Crm.Late";

        public int SchemaVersion => 1;

        public void Map(CrmTables tables)
        {
        }

        public void AddStores(CrmStores stores)
        {
        }
    }
}

public sealed class SqliteSchemaTests(SqliteTestDatabase database) : SchemaContract(database), IClassFixture<SqliteTestDatabase>
{
    private const string Foreign = "CREATE TABLE other (id INTEGER)";

    [Fact]
    public async Task Open_FileThatIsNoDatabase_OneSentence()
    {
        using SqliteTestDatabase file = new();
        await File.WriteAllTextAsync(file.File, new string('x', 4096));
        Result result = await OpenAsync(file);
        Assert.Equal("persistence.not_a_database", Assert.Single(result.ValidationErrors).ErrorCode);
        Assert.Contains("is no database", result.ValidationErrors[0].ErrorMessage, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Open_AnotherProgramsDatabase_OneSentenceAndNothingWritten()
    {
        using SqliteTestDatabase file = new();
        await using HostContext other = new(file.Options<HostContext>().Options);
        await other.Database.ExecuteSqlRawAsync(Foreign);
        Result result = await OpenAsync(file);
        Assert.Equal("persistence.schema_missing", Assert.Single(result.ValidationErrors).ErrorCode);
        Assert.Equal(["other"], other.Database.SqlQueryRaw<string>("SELECT name AS Value FROM sqlite_master WHERE type = 'table'").ToList());
    }

    [Fact]
    public async Task Open_LockedFile_OneSentence()
    {
        using SqliteTestDatabase file = new();
        await using (file.Open(static crm => crm.AddDeals()))
        {
        }

        await using HostContext other = new(file.Options<HostContext>().Options);
        await other.Database.OpenConnectionAsync();
        // Without the write-ahead log, which lets readers in, a writer locks the whole file.
        await other.Database.ExecuteSqlRawAsync("PRAGMA journal_mode = DELETE");
        await other.Database.ExecuteSqlRawAsync("BEGIN EXCLUSIVE");
        Result result = await OpenAsync(file);
        Assert.Equal(ResultStatus.Unavailable, result.Status);
        Assert.Contains("is locked by another program", Assert.Single(result.Errors), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Open_FolderThatDoesNotExist_OneSentence()
    {
        DbContextOptions<CrmDbContext> options = new DbContextOptionsBuilder<CrmDbContext>().UseSqlite("Data Source=/no/such/folder/crm.db").UseCrm().Options;
        await using CrmDbContext context = new(options);
        Result result = await context.CreateOrCheckCrmAsync(CancellationToken.None);
        Assert.Equal(ResultStatus.Unavailable, result.Status);
        Assert.Contains("cannot be opened", Assert.Single(result.Errors), StringComparison.Ordinal);
    }

    private static async Task<Result> OpenAsync(SqliteTestDatabase file)
    {
        await using CrmDbContext context = new(file.Options<CrmDbContext>().UseCrm(static crm => crm.AddDeals()).Options);
        return await context.CreateOrCheckCrmAsync(CancellationToken.None);
    }
}

public sealed class PostgresSchemaTests(PostgresTestDatabase database) : SchemaContract(database), IClassFixture<PostgresTestDatabase>
{
    [Fact]
    public async Task Open_NoServerAtThePort_OneSentence()
    {
        DbContextOptions<CrmDbContext> options = new DbContextOptionsBuilder<CrmDbContext>()
            .UseNpgsql("Host=127.0.0.1;Port=1;Username=crm;Database=none;Timeout=2").UseCrm().Options;
        await using CrmDbContext context = new(options);
        Result result = await context.CreateOrCheckCrmAsync(CancellationToken.None);
        Assert.Equal(ResultStatus.Unavailable, result.Status);
        Assert.Contains("cannot be opened", Assert.Single(result.Errors), StringComparison.Ordinal);
    }
}
