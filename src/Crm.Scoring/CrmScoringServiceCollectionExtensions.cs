using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Options;

namespace Crm.Scoring;

/// <summary>Registers Crm.Scoring with a service collection.</summary>
public static class CrmScoringServiceCollectionExtensions
{
    /// <summary>Registers the routing desk, and cursors in memory unless the host has registered a store.</summary>
    /// <param name="services">The services.</param>
    /// <param name="configure">Sets the options; null for the defaults.</param>
    /// <returns>The same services.</returns>
    /// <remarks>
    /// Safe to call twice: the registrations stay single, the options are configured in order. The options are checked when the host starts, or
    /// at their first use. Score models and routers are compiled by the host, one a definition.
    /// </remarks>
    public static IServiceCollection AddCrmScoring(this IServiceCollection services, Action<CrmScoringOptions>? configure = null)
    {
        ArgumentNullException.ThrowIfNull(services);
        OptionsBuilder<CrmScoringOptions> options = services.AddOptions<CrmScoringOptions>();
        if (configure is not null) options.Configure(configure);
        options.Validate(static o => o.RoutingAttempts >= 1, "CrmScoringOptions.RoutingAttempts must be at least 1.").ValidateOnStart();
        services.TryAddSingleton<IRoutingCursorStore, InMemoryRoutingCursorStore>();
        services.TryAddTransient(static p => new RoutingDesk(
            p.GetRequiredService<IRoutingCursorStore>(), p.GetRequiredService<IOptions<CrmScoringOptions>>().Value.RoutingAttempts));
        return services;
    }
}
