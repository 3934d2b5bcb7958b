using Crm.Domain;
using Crm.Persistence.EfCore;
using Crm.Primitives;
using Microsoft.EntityFrameworkCore;
using NodaTime;

namespace Crm.SampleHost.Scenario.Sales;

/// <summary>Looks whether a batch fails too often, and has the rest of it looked at before it fails.</summary>
public sealed class DetectBatchDefectCommand : IScenarioCommand
{
    /// <inheritdoc/>
    public string Name => "DetectBatchDefect";

    /// <inheritdoc/>
    public async Task<Result> RunAsync(StepContext context, CancellationToken cancellationToken)
    {
        Parameters p = context.Params;
        Parameters rule = p.Nested("rule");
        BatchDefectRule defect = new(rule.Whole("cases"), rule.Whole("sameBatchWithinDays"));
        string batch = p.Text("batch");
        int? units = p.WholeOrNull("unitsInBatch");
        IReadOnlyList<string> counted = p.Texts("cases");
        Dictionary<string, string> named = p.TextMap("caseAssets").ToDictionary(StringComparer.Ordinal);
        List<InstalledAsset> assets = await context.Db.CrmSet<InstalledAsset>().Where(a => a.Batch == batch).ToListAsync(cancellationToken);
        if (units is int expected && expected != assets.Count)
            return Result.Conflict($"Batch {batch} has {assets.Count} installed things, not {expected}.");
        List<Case> known = await context.Db.CrmSet<Case>().Where(c => counted.Contains(c.Number)).ToListAsync(cancellationToken);
        List<(string, Instant)> cases = [];
        foreach (string number in counted)
        {
            Case? opened = known.Find(c => c.Number == number);
            // A case that only the step knows counts as opened with it.
            string? serial = named.GetValueOrDefault(number) ?? opened?.AssetKey;
            if (serial is not null && assets.Exists(a => a.Serial == serial)) cases.Add((serial, opened?.Facts[0].At ?? context.At));
        }

        IReadOnlyList<InstalledAsset> inspect = defect.ToInspect(assets, cases);
        foreach (InstalledAsset asset in inspect)
        {
            Result<WorkOrder> order = WorkOrder.Create(
                new(context.NewId()), $"{batch}/{asset.Serial}", asset.PartyKey, null, asset.Serial, context.Actor.Id, context.At);
            if (!order.IsSuccess) return order.ToResult();
            context.Db.CrmSet<WorkOrder>().Add(order.Value);
            context.TouchTimeline(asset.PartyKey);
        }

        context.Report("preventiveWorkOrders", inspect.Count);
        if (inspect.Count > 0) context.Report("alert", $"BatchDefect {batch}");
        return Result.Success();
    }
}
