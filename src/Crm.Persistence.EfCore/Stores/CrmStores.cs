using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;

namespace Crm.Persistence.EfCore;

/// <summary>Collects the stores of the chosen libraries and registers them over the host's context.</summary>
public sealed class CrmStores
{
    private readonly IServiceCollection _services;
    private readonly Func<IServiceProvider, DbContext> _context;

    internal CrmStores(IServiceCollection services, Func<IServiceProvider, DbContext> context)
    {
        _services = services;
        _context = context;
    }

    /// <summary>Adds a store. It lives as long as the context; a registration that the host made before stays.</summary>
    /// <typeparam name="TPort">The port that the library owns.</typeparam>
    /// <param name="create">Makes the store over a context.</param>
    public CrmStores Add<TPort>(Func<DbContext, TPort> create)
        where TPort : class
    {
        ArgumentNullException.ThrowIfNull(create);
        Func<IServiceProvider, DbContext> context = _context;
        _services.TryAddScoped(provider => create(context(provider)));
        return this;
    }
}
