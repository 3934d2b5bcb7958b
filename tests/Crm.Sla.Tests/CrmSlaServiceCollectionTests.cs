using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;
using NodaTime;

namespace Crm.Sla.Tests;

public sealed class CrmSlaServiceCollectionTests
{
    [Fact]
    public void AddCrmSla_CalledTwice_AddsUpAndGivesOneEngine()
    {
        ServiceCollection services = new();
        services.AddCrmSla(static o => o.Calendars.Add(new BusinessCalendarBuilder("a", "Etc/UTC").Weekly(BusinessCalendarBuilder.EveryDay, "09:00", "17:00").Define()));
        services.AddCrmSla(static o => o.Policies = new SlaDefinition
        {
            Policies = [new SlaPolicyDefinition("p") { IsDefault = true, Targets = [new SlaTargetDefinition(SlaMetric.FirstReplyTime, Duration.FromHours(1), "a")] }],
        });
        using ServiceProvider provider = services.BuildServiceProvider();
        Assert.Same(provider.GetRequiredService<SlaEngine>(), provider.GetRequiredService<CompiledSla>().Engine);
        Assert.Equal("a", Assert.Single(provider.GetRequiredService<CompiledSla>().Calendars).Key);
        Assert.IsType<InMemoryDeadlineStore>(provider.GetRequiredService<IDeadlineStore>());
    }

    [Fact]
    public void AddCrmSla_WrongDefinition_IsRefusedWithItsPlace()
    {
        ServiceCollection services = new();
        services.AddCrmSla(static o => o.Calendars.Add(new BusinessCalendarBuilder("a", "Mars/Olympus").Define()));
        using ServiceProvider provider = services.BuildServiceProvider();
        OptionsValidationException error = Assert.Throws<OptionsValidationException>(() => provider.GetRequiredService<SlaEngine>());
        Assert.Contains("/calendars/0/timeZone", error.Message, StringComparison.Ordinal);
    }
}
