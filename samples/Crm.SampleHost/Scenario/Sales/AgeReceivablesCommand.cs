using Crm.Domain;
using Crm.Persistence.EfCore;
using Crm.Primitives;
using Microsoft.EntityFrameworkCore;

namespace Crm.SampleHost.Scenario.Sales;

/// <summary>What is outstanding on a day, by how late it is. Reads only.</summary>
public sealed class AgeReceivablesCommand : IScenarioCommand
{
    /// <inheritdoc/>
    public string Name => "AgeReceivables";

    /// <inheritdoc/>
    public async Task<Result> RunAsync(StepContext context, CancellationToken cancellationToken)
    {
        AgingBucket[] columns = [.. context.Params.NestedList("buckets").Select(static b => new AgingBucket(b.Text("name"), b.WholeOrNull("from"), b.WholeOrNull("to")))];
        Result<AgingBuckets> buckets = columns.Length == 0 ? AgingBuckets.Standard : AgingBuckets.Compile(columns);
        if (!buckets.IsSuccess) return buckets.ToResult();
        List<Invoice> invoices = await context.Db.CrmSet<Invoice>().AsNoTracking().ToListAsync(cancellationToken);
        List<Receipt> receipts = await context.Db.CrmSet<Receipt>().AsNoTracking().ToListAsync(cancellationToken);
        Result<AgingReport> aged = ReceivablesAging.Age(
            [.. invoices.Select(static i => i.AsOpenItem()).OfType<OpenItem>()], [.. receipts.Select(static r => r.AsUnappliedCredit()).OfType<UnappliedCredit>()],
            context.Params.CurrencyOr("currency", context.Setup.BaseCurrency), context.Params.DateOrNull("asOf") ?? context.Today, buckets.Value);
        if (!aged.IsSuccess) return aged.ToResult();
        foreach (AgingLine line in aged.Value.Lines)
            context.Report(line.Key, Outcome.Record(("daysOverdue", line.DaysOverdue), ("bucket", line.Bucket), ("outstanding", line.Outstanding)));
        foreach (AgingBucketTotal bucket in aged.Value.Buckets) context.Report(bucket.Bucket, bucket.Outstanding);
        context.Report("total", aged.Value.Total);
        context.Report("unapplied", aged.Value.UnappliedCredit);
        return Result.Success();
    }
}
