using Crm.Primitives;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;
using Xunit;

namespace Crm.Commission.Tests;

public sealed class RegistrationTests
{
    private static readonly CommissionPlan Good = CommissionPlan.Simple("sellers", Given.Cny, "revenue", new FlatCurve(0.1m), RoundingMode.HalfEven);

    [Fact]
    public void AddCrmCommission_CalledTwice_KeepsBothPlans()
    {
        using ServiceProvider provider = new ServiceCollection()
            .AddCrmCommission(static o => o.Plans.Add(Good))
            .AddCrmCommission(static o => o.Plans.Add(Good with { Id = "partners" }))
            .BuildServiceProvider();
        Assert.True(provider.GetRequiredService<CommissionPlans>().Find("sellers").IsSuccess);
        Assert.True(provider.GetRequiredService<CommissionPlans>().Find("partners").IsSuccess);
        Assert.Equal(ResultStatus.NotFound, provider.GetRequiredService<CommissionPlans>().Find("nobody").Status);
    }

    [Fact]
    public void AddCrmCommission_BadPlan_IsRefusedByTheOptions()
    {
        using ServiceProvider provider = new ServiceCollection().AddCrmCommission(static o => o.Plans.Add(Good with { RoundingStep = 0m })).BuildServiceProvider();
        OptionsValidationException error = Assert.Throws<OptionsValidationException>(provider.GetRequiredService<CommissionPlans>);
        Assert.Contains(error.Failures, static f => f.Contains("commission.rounding_step", StringComparison.Ordinal));
    }
}
