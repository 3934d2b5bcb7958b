using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Options;

namespace Crm.Domain;

/// <summary>Registers Crm.Domain with a service collection.</summary>
public static class CrmDomainServiceCollectionExtensions
{
    /// <summary>Registers the policies as singletons, and the ports in memory where the host has none of its own.</summary>
    /// <param name="services">The services.</param>
    /// <param name="configure">Sets the options.</param>
    /// <returns>The same services.</returns>
    /// <remarks>
    /// Safe to call twice: the registrations stay single, the options are configured in order. What the host registered before stays. The
    /// options are checked when the host starts, or at their first use. Aggregates are made with their own methods and need no container.
    /// </remarks>
    public static IServiceCollection AddCrmDomain(this IServiceCollection services, Action<CrmDomainOptions>? configure = null)
    {
        ArgumentNullException.ThrowIfNull(services);
        OptionsBuilder<CrmDomainOptions> options = services.AddOptions<CrmDomainOptions>()
            .Validate(static o => o.Leads.MqlThreshold >= 0 && o.Leads.RecyclePenalty >= 0, "CrmDomainOptions.Leads: neither the threshold nor the penalty is negative.")
            .ValidateOnStart();
        if (configure is not null) options.Configure(configure);
        services.TryAddSingleton(static p => p.GetRequiredService<IOptions<CrmDomainOptions>>().Value.Leads);
        services.TryAddSingleton(static p => p.GetRequiredService<IOptions<CrmDomainOptions>>().Value.Consent);
        services.TryAddSingleton<IContactKeys, PlainContactKeys>();
        services.TryAddSingleton<ITimeline, InMemoryTimeline>();
        return services;
    }
}
