using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;
using Xunit;

namespace Crm.Forecasting.Tests;

public sealed class RegistrationTests
{
    private static readonly ForecastDefinition Good = new("field", "EUR", [new StageForecast("s", 0.5m, ForecastCategory.Pipeline)]);

    [Fact]
    public void AddCrmForecasting_CalledTwice_KeepsBothDefinitions()
    {
        using ServiceProvider provider = new ServiceCollection()
            .AddCrmForecasting(static o => o.Forecasts.Add(Good))
            .AddCrmForecasting(static o => o.Forecasts.Add(Good with { Id = "partner" }))
            .BuildServiceProvider();
        Assert.True(provider.GetRequiredService<Forecasts>().Find("field").IsSuccess);
        Assert.True(provider.GetRequiredService<Forecasts>().Find("partner").IsSuccess);
        Assert.Single(provider.GetServices<Forecasts>());
    }

    [Fact]
    public void AddCrmForecasting_BadDefinition_IsRefusedByTheOptions()
    {
        using ServiceProvider provider = new ServiceCollection()
            .AddCrmForecasting(static o => { o.Forecasts.Add(Good); o.Forecasts.Add(Good with { Currency = "QQQ" }); }).BuildServiceProvider();
        OptionsValidationException error = Assert.Throws<OptionsValidationException>(provider.GetRequiredService<Forecasts>);
        Assert.Contains(error.Failures, static f => f.Contains("forecast.currency_unknown", StringComparison.Ordinal));
        Assert.Contains(error.Failures, static f => f.Contains("2 forecasts of this key", StringComparison.Ordinal));
    }
}
