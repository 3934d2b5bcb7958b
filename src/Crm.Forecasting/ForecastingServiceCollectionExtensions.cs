using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Options;

namespace Crm.Forecasting;

/// <summary>Registration of compiled forecasts.</summary>
public static class ForecastingServiceCollectionExtensions
{
    /// <summary>Registers <see cref="Forecasts"/> over the definitions of the options. Safe to call twice; optional: an engine needs no container.</summary>
    /// <param name="services">The services.</param>
    /// <param name="configure">Adds definitions.</param>
    public static IServiceCollection AddCrmForecasting(this IServiceCollection services, Action<ForecastingOptions> configure)
    {
        ArgumentNullException.ThrowIfNull(services);
        services.AddOptions<ForecastingOptions>().Configure(configure).ValidateOnStart();
        services.TryAddEnumerable(ServiceDescriptor.Singleton<IValidateOptions<ForecastingOptions>, ForecastingOptionsValidator>());
        services.TryAddSingleton(static provider => new Forecasts(provider.GetRequiredService<IOptions<ForecastingOptions>>().Value.Forecasts));
        return services;
    }
}
