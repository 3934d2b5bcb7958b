using Microsoft.EntityFrameworkCore.Diagnostics;
using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;

namespace Crm.Persistence.EfCore;

/// <summary>Carries the chosen parts in the options of a context, and puts the model customizer and the save interceptor into EF Core.</summary>
internal sealed class CrmOptionsExtension(CrmModelBuilder model) : IDbContextOptionsExtension
{
    internal CrmModelBuilder Model { get; } = model;

    internal string ModelKey { get; } = model.ModelKey();

    public DbContextOptionsExtensionInfo Info => new ExtensionInfo(this);

    public void ApplyServices(IServiceCollection services)
    {
        // Providers add theirs with TryAdd: whichever comes first, ours is the one that stays.
        services.Replace(ServiceDescriptor.Singleton<IModelCustomizer, CrmModelCustomizer>());
        services.Replace(ServiceDescriptor.Singleton<IModelCacheKeyFactory, CrmModelCacheKeyFactory>());
        services.AddSingleton<IInterceptor, CrmSaveInterceptor>();
    }

    public void Validate(IDbContextOptions options)
    {
    }

    private sealed class ExtensionInfo(CrmOptionsExtension extension) : DbContextOptionsExtensionInfo(extension)
    {
        private readonly string _key = extension.ModelKey;

        public override bool IsDatabaseProvider => false;

        public override string LogFragment => "using Crm ";

        // The services are the same whatever was chosen (EF Core refuses more than twenty sets of them); the model's key tells choices apart.
        public override int GetServiceProviderHashCode() => 0;

        public override bool ShouldUseSameServiceProvider(DbContextOptionsExtensionInfo other) => other is ExtensionInfo;

        public override void PopulateDebugInfo(IDictionary<string, string> debugInfo) => debugInfo["Crm:Model"] = _key;
    }
}
