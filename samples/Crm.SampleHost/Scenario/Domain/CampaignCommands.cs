using Crm.Domain;
using Crm.Persistence.EfCore;
using Crm.Primitives;

namespace Crm.SampleHost.Scenario.Domain;

/// <summary>Plans a campaign.</summary>
public sealed class CreateCampaignCommand : IScenarioCommand
{
    /// <inheritdoc/>
    public string Name => "CreateCampaign";

    /// <inheritdoc/>
    public Task<Result> RunAsync(StepContext context, CancellationToken cancellationToken)
    {
        Parameters p = context.Params;
        Result<Campaign> campaign = Campaign.Create(new(new(context.NewId()), p.Text("id"), p.TextOrNull("name") ?? p.Text("id"))
        {
            Budget = p.NumberOrNull("budget") is decimal budget ? new Money(budget, p.CurrencyOr("currency", context.Setup.BaseCurrency)) : null,
            Channels = p.Texts("channel"),
            Purpose = p.TextOrNull("purpose"),
            StartAt = p.InstantOrNull("startAt"),
            EndAt = p.InstantOrNull("endAt"),
        }, context.Actor.Text, context.At);
        if (!campaign.IsSuccess) return Task.FromResult(campaign.ToResult());
        context.Db.CrmSet<Campaign>().Add(campaign.Value);
        context.SpeakOf("campaign", campaign.Value.Number);
        context.Report("state", campaign.Value.State);
        return Task.FromResult(Result.Success());
    }
}

/// <summary>Fires a trigger of a campaign.</summary>
public abstract class CampaignTrigger : IScenarioCommand
{
    /// <inheritdoc/>
    public abstract string Name { get; }

    /// <inheritdoc/>
    public async Task<Result> RunAsync(StepContext context, CancellationToken cancellationToken)
    {
        string number = context.Params.TextOrNull("id") ?? context.KeyOf("campaign") ?? throw new ParameterException("id is missing.");
        Result<Campaign> campaign = await context.Db.CampaignAsync(number, cancellationToken);
        if (!campaign.IsSuccess) return campaign.ToResult();
        Result fired = Fire(campaign.Value, context);
        context.SpeakOf("campaign", number);
        context.Report("state", campaign.Value.State);
        return fired;
    }

    /// <summary>Fires.</summary>
    protected abstract Result Fire(Campaign campaign, StepContext context);
}

/// <summary>Everything is there to begin.</summary>
public sealed class MarkReadyCommand : CampaignTrigger
{
    /// <inheritdoc/>
    public override string Name => "MarkReady";

    /// <inheritdoc/>
    protected override Result Fire(Campaign campaign, StepContext context) =>
        campaign.MarkReady(context.Params.WholeOrNull("audience") ?? 0, context.Actor.Text, context.At);
}

/// <summary>Begins.</summary>
public sealed class LaunchCommand : CampaignTrigger
{
    /// <inheritdoc/>
    public override string Name => "Launch";

    /// <inheritdoc/>
    protected override Result Fire(Campaign campaign, StepContext context) => campaign.Launch(context.Actor.Text, context.At);
}
