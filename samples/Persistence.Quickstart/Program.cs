using Crm.Persistence.EfCore;
using Crm.Pricing;
using Crm.Primitives;
using Microsoft.EntityFrameworkCore;
using NodaTime;

await using CrmDbContext context = new(new DbContextOptionsBuilder<CrmDbContext>()
    .UseSqlite("Data Source=:memory:").UseCrm(crm => crm.AddPricing()).Options);
await context.Database.OpenConnectionAsync();
Console.WriteLine(await context.CreateOrCheckCrmAsync(default));

EfPriceListStore catalogs = new(context);
PriceCatalog retail = new("retail", "2026-1", new PricingPolicy(RoundingMode.HalfAwayFromZero, TaxRounding.PerLine, StackingPolicy.Sequential));
Console.WriteLine(await catalogs.PublishAsync(retail, Instant.FromUtc(2026, 1, 1, 0, 0), default));
Console.WriteLine(await catalogs.PublishAsync(retail, Instant.FromUtc(2026, 2, 1, 0, 0), default));
