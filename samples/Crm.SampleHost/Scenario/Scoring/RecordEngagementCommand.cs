using System.Globalization;
using Crm.Domain;
using Crm.Primitives;
using Crm.SampleHost.Scenario.Domain;
using Crm.Scoring;

namespace Crm.SampleHost.Scenario.Scoring;

/// <summary>Notes something a lead did. Nurturing and the hand-over to sales follow by themselves, in the lead.</summary>
public sealed class RecordEngagementCommand : IScenarioCommand
{
    /// <inheritdoc/>
    public string Name => "RecordEngagement";

    /// <inheritdoc/>
    public IReadOnlyList<string> Reads => ["event", "points"];

    /// <inheritdoc/>
    public async Task<Result> RunAsync(StepContext context, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(context);
        Result<Lead> found = await context.Db.LeadAsync(context.KeyOf("lead") ?? throw new ParameterException("lead is missing."), cancellationToken);
        if (!found.IsSuccess) return found.ToResult();
        Lead lead = found.Value;
        string kind = context.Params.Text("event");
        EngagementEvent engagement = new(context.NewId().ToString("D"), kind, context.At, context.Params.Number("points"));
        Result<decimal> worth = LeadScoring.Model(context.World).Worth(lead, engagement, context.At);
        if (!worth.IsSuccess) return worth.ToResult();
        Result done = lead.RecordEngagement(kind, worth.Value, context.World.LeadPolicy(), context.Actor.Text, context.At);
        context.Report("score", lead.Score.ToString("0.####", CultureInfo.InvariantCulture));
        context.Report("state", lead.State);
        if (done.IsSuccess) context.TouchTimeline(lead.Number);
        return done;
    }
}
