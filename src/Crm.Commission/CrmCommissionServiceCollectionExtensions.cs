using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Options;

namespace Crm.Commission;

/// <summary>Registration of compiled plans.</summary>
public static class CrmCommissionServiceCollectionExtensions
{
    /// <summary>Registers <see cref="CommissionPlans"/> over the plans of the options. Safe to call twice; optional: an engine needs no container.</summary>
    /// <param name="services">The services.</param>
    /// <param name="configure">Adds plans.</param>
    public static IServiceCollection AddCrmCommission(this IServiceCollection services, Action<CrmCommissionOptions> configure)
    {
        ArgumentNullException.ThrowIfNull(services);
        services.AddOptions<CrmCommissionOptions>().Configure(configure).ValidateOnStart();
        services.TryAddEnumerable(ServiceDescriptor.Singleton<IValidateOptions<CrmCommissionOptions>, CrmCommissionOptionsValidator>());
        services.TryAddSingleton(static provider => new CommissionPlans(provider.GetRequiredService<IOptions<CrmCommissionOptions>>().Value.Plans));
        return services;
    }
}
