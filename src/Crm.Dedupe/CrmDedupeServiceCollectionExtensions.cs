using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Options;

namespace Crm.Dedupe;

/// <summary>Registers Crm.Dedupe with a service collection.</summary>
public static class CrmDedupeServiceCollectionExtensions
{
    /// <summary>Registers the normalisers, as singletons: e-mail, phone, company names, and both contact keys together.</summary>
    /// <param name="services">The services.</param>
    /// <param name="configure">Sets the options; the phone region must be set.</param>
    /// <returns>The same services.</returns>
    /// <remarks>
    /// Safe to call twice: the registrations stay single, the options are configured in order. What the host registered before stays. The
    /// options are checked when the host starts, or at their first use. Matchers are compiled by the host, one a definition.
    /// </remarks>
    public static IServiceCollection AddCrmDedupe(this IServiceCollection services, Action<CrmDedupeOptions> configure)
    {
        ArgumentNullException.ThrowIfNull(services);
        ArgumentNullException.ThrowIfNull(configure);
        services.AddOptions<CrmDedupeOptions>().Configure(configure)
            .Validate(static o => PhoneNormalizer.ForRegion(o.PhoneRegion ?? "").IsSuccess,
                "CrmDedupeOptions.PhoneRegion is no region with a numbering plan; set a two-letter ISO 3166 code such as CN.")
            .ValidateOnStart();
        services.TryAddSingleton(static p => new EmailNormalizer(Options(p).EmailRules));
        services.TryAddSingleton(static p => new CompanyNameNormalizer(Options(p).CompanyNameRules));
        services.TryAddSingleton(static p => PhoneNormalizer.ForRegion(Options(p).PhoneRegion).Value);
        services.TryAddSingleton(static p => new ContactNormalizer(p.GetRequiredService<EmailNormalizer>(), p.GetRequiredService<PhoneNormalizer>()));
        return services;
    }

    private static CrmDedupeOptions Options(IServiceProvider provider) => provider.GetRequiredService<IOptions<CrmDedupeOptions>>().Value;
}
