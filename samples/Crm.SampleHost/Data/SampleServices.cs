using Crm.Persistence.EfCore;

namespace Crm.SampleHost.Data;

/// <summary>The services of the play and of the pages: a context and the libraries' stores on it, one a scope.</summary>
public static class SampleServices
{
    /// <summary>Adds them.</summary>
    /// <param name="services">Where to.</param>
    /// <param name="database">The database they work on.</param>
    public static IServiceCollection AddSampleData(this IServiceCollection services, SampleDatabase database)
    {
        ArgumentNullException.ThrowIfNull(database);
        services.AddScoped(_ => database.CreateContext());
        return services.AddCrmStores<SampleDbContext>(crm => SampleModel.Choose(crm, database.Ids));
    }

    /// <summary>A provider with nothing but them.</summary>
    /// <param name="database">The database they work on.</param>
    public static ServiceProvider Build(SampleDatabase database) => new ServiceCollection().AddSampleData(database).BuildServiceProvider();
}
