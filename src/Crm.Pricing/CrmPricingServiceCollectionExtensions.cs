using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Options;

namespace Crm.Pricing;

/// <summary>Registration of the pricing engine.</summary>
public static class CrmPricingServiceCollectionExtensions
{
    /// <summary>Registers <see cref="PricingEngine"/> over the catalogue of the options, and stores in memory where none are registered yet.</summary>
    /// <param name="services">The services.</param>
    /// <param name="configure">Sets the catalogue.</param>
    /// <remarks>Safe to call twice. Optional: the engine needs no container. Register the stores of a database before.</remarks>
    public static IServiceCollection AddCrmPricing(this IServiceCollection services, Action<CrmPricingOptions> configure)
    {
        ArgumentNullException.ThrowIfNull(services);
        services.AddOptions<CrmPricingOptions>().Configure(configure).ValidateOnStart();
        services.TryAddEnumerable(ServiceDescriptor.Singleton<IValidateOptions<CrmPricingOptions>, CrmPricingOptionsValidator>());
        services.TryAddSingleton(static provider => PricingEngine.Compile(provider.GetRequiredService<IOptions<CrmPricingOptions>>().Value.Catalog!).Value);
        services.TryAddSingleton<IQuoteStore, InMemoryQuoteStore>();
        services.TryAddSingleton<IPriceListStore, InMemoryPriceListStore>();
        services.TryAddSingleton<ICouponUsageStore, InMemoryCouponUsageStore>();
        return services;
    }
}
