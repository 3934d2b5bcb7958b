using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Infrastructure;

namespace Crm.Persistence.EfCore;

/// <summary>Two contexts of one class share a model only if they chose the same tables under the same names.</summary>
internal sealed class CrmModelCacheKeyFactory(ModelCacheKeyFactoryDependencies dependencies) : ModelCacheKeyFactory(dependencies)
{
    public override object Create(DbContext context, bool designTime)
    {
        ArgumentNullException.ThrowIfNull(context);
        return (base.Create(context, designTime), context.GetService<IDbContextOptions>().FindExtension<CrmOptionsExtension>()!.ModelKey);
    }
}
