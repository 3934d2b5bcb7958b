using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Infrastructure;

namespace Crm.Persistence.EfCore;

/// <summary>Adds the chosen tables before the host's own OnModelCreating runs, so that the host has the last word.</summary>
internal sealed class CrmModelCustomizer(ModelCustomizerDependencies dependencies) : RelationalModelCustomizer(dependencies)
{
    public override void Customize(ModelBuilder modelBuilder, DbContext context)
    {
        CrmModelBuilder model = context.GetService<IDbContextOptions>().FindExtension<CrmOptionsExtension>()!.Model;
        CrmTables.Map(modelBuilder, ProviderNames.Parse(context.Database.ProviderName), model);
        base.Customize(modelBuilder, context);
    }
}
