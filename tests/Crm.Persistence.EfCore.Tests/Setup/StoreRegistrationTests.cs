using Crm.Testing;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using NodaTime;
using Xunit;

namespace Crm.Persistence.EfCore.Tests;

public sealed class StoreRegistrationTests
{
    [Fact]
    public async Task AddCrmStores_OverTheHostsContext_WorksInAScope()
    {
        using SqliteTestDatabase database = new();
        using (HostContext context = new(database.Options<HostContext>().UseCrm().Options)) context.Database.EnsureCreated();
        ServiceCollection services = new();
        services.AddDbContext<HostContext>(options => options.UseSqlite($"Data Source={database.File};Pooling=False").UseCrm());
        services.AddCrmStores<HostContext>(static _ => { }).AddCrmStores<HostContext>(static _ => { });
        await using ServiceProvider provider = services.BuildServiceProvider(new ServiceProviderOptions { ValidateScopes = true, ValidateOnBuild = true });
        await using AsyncServiceScope scope = provider.CreateAsyncScope();
        IOutbox outbox = Assert.Single(scope.ServiceProvider.GetServices<IOutbox>());
        Assert.Empty(await outbox.ClaimAsync("w", 1, Instant.FromUtc(2026, 1, 1, 0, 0), Duration.FromMinutes(1), CancellationToken.None));
    }

    [Fact]
    public void AddCrmStores_StoreOfTheHostRegisteredBefore_Stays()
    {
        SeededIds ids = new();
        ServiceCollection services = new();
        services.AddSingleton<IOutbox>(new InMemoryOutbox(_ => ids.Next()));
        services.AddCrmStores<HostContext>(static _ => { });
        using ServiceProvider provider = services.BuildServiceProvider();
        Assert.IsType<InMemoryOutbox>(provider.GetRequiredService<IOutbox>());
    }
}
