using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace Crm.Persistence.EfCore;

/// <summary>Registers the stores of the chosen libraries.</summary>
public static class CrmStoreServiceCollectionExtensions
{
    /// <summary>Registers the stores of the chosen libraries over the host's context, which is registered with <c>AddDbContext</c>.</summary>
    /// <typeparam name="TContext">The host's context.</typeparam>
    /// <param name="services">The services.</param>
    /// <param name="configure">The same choice as in the options of the context.</param>
    /// <remarks>Safe to call twice; a store that is registered already stays.</remarks>
    public static IServiceCollection AddCrmStores<TContext>(this IServiceCollection services, Action<CrmModelBuilder> configure)
        where TContext : DbContext
    {
        ArgumentNullException.ThrowIfNull(services);
        ArgumentNullException.ThrowIfNull(configure);
        CrmModelBuilder model = new();
        configure(model);
        CrmStores stores = new(services, static provider => provider.GetRequiredService<TContext>());
        foreach (ICrmModelPart part in model.Parts) part.AddStores(stores);
        return services;
    }
}
