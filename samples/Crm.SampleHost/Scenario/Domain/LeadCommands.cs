using Crm.Domain;
using Crm.Primitives;

namespace Crm.SampleHost.Scenario.Domain;

/// <summary>The actor takes a lead on. A score in the parameters is what it has reached by then.</summary>
public sealed class AcceptLeadCommand : IScenarioCommand
{
    /// <inheritdoc/>
    public string Name => "AcceptLead";

    /// <inheritdoc/>
    public async Task<Result> RunAsync(StepContext context, CancellationToken cancellationToken)
    {
        string? number = context.KeyOf("lead");
        decimal? score = context.Params.NumberOrNull("score");
        Result<Lead> found = await context.Db.LeadAsync(number ?? throw new ParameterException("lead is missing."), cancellationToken);
        if (!found.IsSuccess) return found.ToResult();
        Lead lead = found.Value;
        Result done = score is decimal reached ? lead.SetScore(reached, context.World.LeadPolicy(), context.Actor.Text, context.At) : Result.Success();
        if (done.IsSuccess) done = lead.Accept(context.Actor.Id, context.Actor.Text, context.At);
        context.Report("state", lead.State);
        context.Report("lead", lead.State);
        if (done.IsSuccess) context.TouchTimeline(lead.Number);
        return done;
    }
}

/// <summary>Puts a lead back into nurturing.</summary>
public sealed class RecycleCommand : IScenarioCommand
{
    /// <inheritdoc/>
    public string Name => "Recycle";

    /// <inheritdoc/>
    public IReadOnlyList<string> Reads => ["reason", "penalty", "nurtureUntil"];

    /// <inheritdoc/>
    public async Task<Result> RunAsync(StepContext context, CancellationToken cancellationToken)
    {
        Result<Lead> found = await context.Db.LeadAsync(context.KeyOf("lead") ?? throw new ParameterException("lead is missing."), cancellationToken);
        if (!found.IsSuccess) return found.ToResult();
        Lead lead = found.Value;
        LeadRecycling recycling = new(context.Params.TextOrNull("reason"), context.Params.DateOrNull("nurtureUntil"), context.Params.NumberOrNull("penalty"));
        Result done = lead.Recycle(recycling, context.World.LeadPolicy(), context.Actor.Text, context.At);
        context.Report("state", lead.State);
        context.Report("score", lead.Score.ToString("0.####", System.Globalization.CultureInfo.InvariantCulture));
        context.Report("owner", lead.OwnerKey);
        context.Report("nurtureUntil", lead.NurtureUntil);
        if (done.IsSuccess) context.TouchTimeline(lead.Number);
        return done;
    }
}
