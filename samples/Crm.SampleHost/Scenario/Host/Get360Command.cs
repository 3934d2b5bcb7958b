using Crm.Primitives;
using Microsoft.EntityFrameworkCore;

namespace Crm.SampleHost.Scenario.Host;

/// <summary>Counts the entries of each party's 360 view.</summary>
public sealed class Get360Command : IScenarioCommand
{
    /// <inheritdoc/>
    public string Name => "Get360";

    /// <inheritdoc/>
    public async Task<Result> RunAsync(StepContext context, CancellationToken cancellationToken)
    {
        Dictionary<string, int> entries = [];
        foreach (string party in context.Params.Texts("parties"))
            entries[party] = await context.Db.Timeline.CountAsync(t => t.Party == party, cancellationToken);

        // Steps that were not played left no entries, so the counts would be wrong for a reason that is already reported.
        if (context.World.HasUnplayedSteps)
            context.NotBuilt("key timelineEntries (steps before it are not built yet)");
        else
            context.Report("timelineEntries", entries);
        return Result.Success();
    }
}
