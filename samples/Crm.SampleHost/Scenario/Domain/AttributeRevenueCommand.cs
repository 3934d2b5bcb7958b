using Crm.Domain;
using Crm.Persistence.EfCore;
using Crm.Primitives;
using Microsoft.EntityFrameworkCore;

namespace Crm.SampleHost.Scenario.Domain;

/// <summary>Shares the worth of a deal between the campaigns that led to it: those named, or those stored with it.</summary>
public sealed class AttributeRevenueCommand : IScenarioCommand
{
    /// <inheritdoc/>
    public string Name => "AttributeRevenue";

    /// <inheritdoc/>
    public async Task<Result> RunAsync(StepContext context, CancellationToken cancellationToken)
    {
        string? opportunity = context.KeyOf("opportunity");
        Money amount = context.Params.Money("amount", context.Params.CurrencyOr("currency", context.Setup.BaseCurrency));
        List<Touchpoint> touches = [.. context.Params.Texts("touches").Select(campaign => new Touchpoint(campaign, context.At))];
        if (touches.Count == 0)
        {
            touches = [.. (await context.Db.CrmSet<CampaignTouch>().Where(t => t.SubjectKey == opportunity)
                .OrderBy(static t => t.At).ThenBy(static t => t.Ordinal).ToListAsync(cancellationToken)).Select(static t => t.Touchpoint)];
        }

        foreach ((string key, AttributionModel model) in new[]
        {
            ("firstTouch", AttributionModel.FirstTouch), ("lastTouch", AttributionModel.LastTouch), ("linear", AttributionModel.Linear),
            ("positionBased", AttributionModel.PositionBased),
        })
        {
            Result<IReadOnlyList<AttributionShare>> shares = Attribution.Share(amount, touches, model);
            if (!shares.IsSuccess) return shares.ToResult();
            context.Report(key, shares.Value.ToDictionary(static s => s.CampaignKey, static s => Outcome.Of(s.Amount)));
        }

        return Result.Success();
    }
}
