using Microsoft.EntityFrameworkCore.Diagnostics;
using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;

namespace Crm.Persistence.EfCore;

/// <summary>Carries the chosen parts in the options of a context, and puts the model customizer and the save interceptor into EF Core.</summary>
internal sealed class CrmOptionsExtension(CrmModelBuilder model) : IDbContextOptionsExtension
{
    internal CrmModelBuilder Model { get; } = model;

    public DbContextOptionsExtensionInfo Info => new ExtensionInfo(this, Model.ModelKey());

    public void ApplyServices(IServiceCollection services)
    {
        // Providers add theirs with TryAdd: whichever comes first, ours is the one that stays.
        services.Replace(ServiceDescriptor.Singleton<IModelCustomizer, CrmModelCustomizer>());
        services.AddSingleton<IInterceptor, CrmSaveInterceptor>();
    }

    public void Validate(IDbContextOptions options)
    {
    }

    private sealed class ExtensionInfo(IDbContextOptionsExtension extension, string key) : DbContextOptionsExtensionInfo(extension)
    {
        private readonly string _key = key;

        public override bool IsDatabaseProvider => false;

        public override string LogFragment => "using Crm ";

        // Part of EF Core's cache key: contexts with other parts or names get another model.
        public override int GetServiceProviderHashCode() => _key.GetHashCode(StringComparison.Ordinal);

        public override bool ShouldUseSameServiceProvider(DbContextOptionsExtensionInfo other) => other is ExtensionInfo info && info._key == _key;

        public override void PopulateDebugInfo(IDictionary<string, string> debugInfo) => debugInfo["Crm:Model"] = _key;
    }
}
