using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Options;

namespace Crm.Forecasting;

/// <summary>Registration of compiled forecasts.</summary>
public static class CrmForecastingServiceCollectionExtensions
{
    /// <summary>Registers <see cref="Forecasts"/> over the definitions of the options. Safe to call twice; optional: an engine needs no container.</summary>
    /// <param name="services">The services.</param>
    /// <param name="configure">Adds definitions.</param>
    public static IServiceCollection AddCrmForecasting(this IServiceCollection services, Action<CrmForecastingOptions> configure)
    {
        ArgumentNullException.ThrowIfNull(services);
        services.AddOptions<CrmForecastingOptions>().Configure(configure).ValidateOnStart();
        services.TryAddEnumerable(ServiceDescriptor.Singleton<IValidateOptions<CrmForecastingOptions>, CrmForecastingOptionsValidator>());
        services.TryAddSingleton(static provider => new Forecasts(provider.GetRequiredService<IOptions<CrmForecastingOptions>>().Value.Forecasts));
        return services;
    }
}
