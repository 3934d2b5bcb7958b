using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Options;

namespace Crm.Sla;

/// <summary>Registration of compiled calendars and policies.</summary>
public static class CrmSlaServiceCollectionExtensions
{
    /// <summary>
    /// Registers <see cref="CompiledSla"/>, <see cref="SlaEngine"/> and, unless the host has one, an <see cref="InMemoryDeadlineStore"/>. Safe to call
    /// twice; optional: an engine needs no container. The options are validated when the host starts.
    /// </summary>
    /// <param name="services">The services.</param>
    /// <param name="configure">Adds calendars and policies.</param>
    public static IServiceCollection AddCrmSla(this IServiceCollection services, Action<CrmSlaOptions> configure)
    {
        ArgumentNullException.ThrowIfNull(services);
        services.AddOptions<CrmSlaOptions>().Configure(configure).ValidateOnStart();
        services.TryAddEnumerable(ServiceDescriptor.Singleton<IValidateOptions<CrmSlaOptions>, CrmSlaOptionsValidator>());
        services.TryAddSingleton(static provider => CompiledSla.Compile(provider.GetRequiredService<IOptions<CrmSlaOptions>>().Value).Value);
        services.TryAddSingleton(static provider => provider.GetRequiredService<CompiledSla>().Engine);
        services.TryAddSingleton<IDeadlineStore, InMemoryDeadlineStore>();
        return services;
    }
}
