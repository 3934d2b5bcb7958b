using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Options;

namespace Crm.Commission;

/// <summary>Registration of compiled plans.</summary>
public static class CommissionServiceCollectionExtensions
{
    /// <summary>Registers <see cref="CommissionPlans"/> over the plans of the options. Safe to call twice; optional: an engine needs no container.</summary>
    /// <param name="services">The services.</param>
    /// <param name="configure">Adds plans.</param>
    public static IServiceCollection AddCrmCommission(this IServiceCollection services, Action<CommissionOptions> configure)
    {
        ArgumentNullException.ThrowIfNull(services);
        services.AddOptions<CommissionOptions>().Configure(configure).ValidateOnStart();
        services.TryAddEnumerable(ServiceDescriptor.Singleton<IValidateOptions<CommissionOptions>, CommissionOptionsValidator>());
        services.TryAddSingleton(static provider => new CommissionPlans(provider.GetRequiredService<IOptions<CommissionOptions>>().Value.Plans));
        return services;
    }
}
