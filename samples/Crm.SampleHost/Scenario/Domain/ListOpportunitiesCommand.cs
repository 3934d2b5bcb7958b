using System.Text.Json;
using Crm.Domain;
using Crm.Persistence.EfCore;
using Crm.Primitives;
using Microsoft.EntityFrameworkCore;

namespace Crm.SampleHost.Scenario.Domain;

/// <summary>Lists the deals the actor may see: all, or those of which the actor is the owner or on the deal's team.</summary>
public sealed class ListOpportunitiesCommand : IScenarioCommand
{
    /// <inheritdoc/>
    public string Name => "ListOpportunities";

    /// <inheritdoc/>
    public async Task<Result> RunAsync(StepContext context, CancellationToken cancellationToken)
    {
        if (context.Params.TextOrNull("filter") is not null) context.NotBuilt("parameter filter");
        string user = context.Actor.Id, level = LevelOf(context);
        if (level is not ("All" or "Own+Team")) return Result.Forbidden($"{user} may not list opportunities.");
        List<Opportunity> all = await context.Db.CrmSet<Opportunity>().OrderBy(static o => o.Number).ToListAsync(cancellationToken);
        string[] visible = [.. all.Where(o => level == "All" || o.OwnerKey == user || o.Team.Contains(user)).Select(static o => o.Number)];
        context.Report("visible", visible);
        context.Report("count", visible.Length);
        return Result.Success();
    }

    /// <summary>What the setup grants; nothing if it does not speak of the actor.</summary>
    private static string LevelOf(StepContext context) =>
        context.Setup.Access is JsonElement access && access.TryGetProperty(nameof(Opportunity), out JsonElement levels)
        && levels.TryGetProperty(context.Actor.Id, out JsonElement level) ? level.GetString() ?? "" : "";
}
