using Crm.Domain;
using Crm.Forecasting;
using Crm.Persistence.EfCore;
using Crm.Primitives;
using Microsoft.EntityFrameworkCore;
using NodaTime;

namespace Crm.SampleHost.Scenario.Forecasting;

/// <summary>The forecast of a period at this moment: Crm.Domain's opportunities as plain rows for Crm.Forecasting.</summary>
public sealed class SnapshotForecastCommand : IScenarioCommand
{
    /// <inheritdoc/>
    public string Name => "SnapshotForecast";

    /// <inheritdoc/>
    public async Task<Result> RunAsync(StepContext context, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(context);
        _ = context.Params.TextOrNull("period"); // The name of the period; its days count.
        EffectivePeriod period = EffectivePeriod.Inclusive(context.Params.Date("from"), context.Params.Date("to"));
        Result<ExchangeRates> rates = ExchangeRates.Compile(context.Params.TextMap("rates").Select(r =>
            new ExchangeRate(Currency.Of(r.Key), context.Setup.BaseCurrency, context.Today, decimal.Parse(r.Value, System.Globalization.CultureInfo.InvariantCulture))));
        if (!rates.IsSuccess) return Result.Invalid(rates.ValidationErrors);

        List<PipelineDeal> deals = [];
        foreach (Opportunity opportunity in await context.Db.CrmSet<Opportunity>().AsNoTracking().ToListAsync(cancellationToken))
        {
            Result<PipelineDeal?> deal = Row(opportunity, context, rates.Value);
            if (!deal.IsSuccess) return Result.Invalid(deal.ValidationErrors);
            if (deal.Value is PipelineDeal row) deals.Add(row);
        }

        Result<ForecastSnapshot> taken = context.World.Compiled(Engine).Snapshot(deals, period);
        if (!taken.IsSuccess) return Result.Invalid(taken.ValidationErrors);
        ForecastSnapshot snapshot = taken.Value;
        context.Report("closed", snapshot.Total(Crm.Forecasting.ForecastCategory.Closed));
        context.Report("commit", snapshot.Total(Crm.Forecasting.ForecastCategory.Commit));
        context.Report("mostLikely", snapshot.Total(Crm.Forecasting.ForecastCategory.MostLikely));
        context.Report("bestCase", snapshot.Total(Crm.Forecasting.ForecastCategory.BestCase));
        context.Report("pipeline", snapshot.Total(Crm.Forecasting.ForecastCategory.Pipeline));
        context.Report("openPipeline", snapshot.OpenPipeline);
        context.Report("weightedOpen", snapshot.WeightedOpen.Round(RoundingMode.HalfAwayFromZero));
        context.Report("weightedTotal", snapshot.WeightedTotal.Round(RoundingMode.HalfAwayFromZero));
        return Result.Success();
    }

    private static ForecastEngine Engine(ScenarioSetup setup) => ForecastEngine.Compile(new ForecastDefinition(
        setup.Tenant, setup.BaseCurrency.Code,
        [.. setup.Pipeline.Select(static s => new StageForecast(s.Stage, s.Probability / 100m, Enum.Parse<Crm.Forecasting.ForecastCategory>(s.Category)))])).Value;

    /// <summary>Null for a deal that has no amount or no date yet: it cannot be in any period.</summary>
    private static Result<PipelineDeal?> Row(Opportunity opportunity, StepContext context, ExchangeRates rates)
    {
        DealState state = opportunity.State switch
        {
            OpportunityState.Won => DealState.Won,
            OpportunityState.Lost => DealState.Lost,
            _ => DealState.Open,
        };
        LocalDate? day = state == DealState.Open ? opportunity.CloseDate : opportunity.ActualCloseDate;
        if (opportunity.Amount is not Money amount || day is not LocalDate closes) return Result.Success<PipelineDeal?>(null);
        // What was locked at the win counts; an open deal is converted at the snapshot's rates.
        Result<Money> worth = state != DealState.Open && opportunity.BaseAmount is Money locked
            ? locked
            : rates.Convert(amount, context.Setup.BaseCurrency, context.Today).Map(static c => c.Value);
        return worth.Map<PipelineDeal?>(value => new PipelineDeal(
            opportunity.Number, opportunity.OwnerKey, opportunity.StageKey, value, closes, state,
            Category: opportunity.State == OpportunityState.OnHold ? Crm.Forecasting.ForecastCategory.Omitted : null));
    }
}
