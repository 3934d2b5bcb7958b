using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;
using Xunit;

namespace Crm.Domain.Tests;

public sealed class CrmDomainServicesTests
{
    [Fact]
    public void AddCrmDomain_Twice_RegistersOnceAndKeepsWhatTheHostHas()
    {
        InMemoryTimeline own = new();
        ServiceCollection services = new();
        services.AddSingleton<ITimeline>(own);
        services.AddCrmDomain(static o => o.Leads = new(60)).AddCrmDomain();
        using ServiceProvider provider = services.BuildServiceProvider();

        Assert.Equal(60, provider.GetRequiredService<LeadPolicy>().MqlThreshold);
        Assert.Same(own, provider.GetServices<ITimeline>().Single());
        Assert.Single(provider.GetServices<IContactKeys>());
        Assert.Same(ConsentPolicy.Strict, provider.GetRequiredService<ConsentPolicy>());
    }

    [Fact]
    public void Options_NegativePenalty_AreRefused()
    {
        using ServiceProvider provider = new ServiceCollection().AddCrmDomain(static o => o.Leads = new(50, -1)).BuildServiceProvider();

        Assert.Throws<OptionsValidationException>(provider.GetRequiredService<LeadPolicy>);
    }
}
