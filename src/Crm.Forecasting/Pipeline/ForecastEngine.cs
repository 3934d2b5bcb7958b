using System.Collections.Frozen;
using System.Collections.Immutable;
using System.Globalization;
using Crm.Primitives;

namespace Crm.Forecasting;

/// <summary>Turns pipeline rows into a forecast by one compiled definition. Immutable and thread-safe.</summary>
public sealed class ForecastEngine
{
    private readonly FrozenDictionary<string, StageForecast> _stages;

    private ForecastEngine(ForecastDefinition definition, Currency currency, ImmutableArray<ValidationError> diagnostics)
    {
        Definition = definition;
        Currency = currency;
        Diagnostics = diagnostics;
        _stages = definition.Stages.ToFrozenDictionary(static s => s.Stage, StringComparer.Ordinal);
    }

    /// <summary>The definition it was compiled from.</summary>
    public ForecastDefinition Definition { get; }

    /// <summary>The currency of the forecast.</summary>
    public Currency Currency { get; }

    /// <summary>Warnings that did not prevent the engine.</summary>
    public ImmutableArray<ValidationError> Diagnostics { get; }

    /// <summary>Checks a definition and makes an engine of it.</summary>
    /// <param name="definition">The definition.</param>
    /// <param name="currencies">The currencies that are known; null means ISO 4217.</param>
    /// <param name="limits">How large a definition may be; null means the defaults.</param>
    /// <returns>The engine, or every problem with its code (<c>forecast.*</c>), its JSON Pointer and how to mend it.</returns>
    public static Result<ForecastEngine> Compile(ForecastDefinition definition, CurrencyTable? currencies = null, DefinitionLimits? limits = null)
    {
        ArgumentNullException.ThrowIfNull(definition);
        CurrencyTable table = currencies ?? CurrencyTable.Iso4217;
        ValidationError[] found = [.. Check(definition, table, limits ?? DefinitionLimits.Default)];
        if (found.Any(static p => p.Severity == Severity.Error) || !table.TryGet(definition.Currency, out Currency? currency)) return Result.Invalid(found);
        return new ForecastEngine(definition, currency, [.. found]);
    }

    /// <summary>The forecast of a period.</summary>
    /// <param name="deals">The deals as they stand now, in any order.</param>
    /// <param name="period">The period: deals whose close date lies in it count.</param>
    /// <returns>
    /// The snapshot, or all problems: <c>forecast.stage_unknown</c>, <c>forecast.currency</c>, <c>forecast.duplicate_deal</c>,
    /// <c>forecast.probability_range</c>, <c>forecast.category_closed</c>.
    /// </returns>
    public Result<ForecastSnapshot> Snapshot(IEnumerable<PipelineDeal> deals, EffectivePeriod period)
    {
        ArgumentNullException.ThrowIfNull(deals);
        PipelineDeal[] all = [.. deals];
        ValidationError[] problems = [.. CheckDeals(all)];
        if (problems.Length > 0) return Result.Invalid(problems);
        return new ForecastSnapshot(period, Currency,
        [
            .. all.Where(d => d.State != DealState.Lost && period.Contains(d.CloseDate))
                .Select(Contribution)
                .Where(static c => c.Category != ForecastCategory.Omitted)
                .OrderBy(static c => c.Deal.Key, StringComparer.Ordinal),
        ]);
    }

    private DealContribution Contribution(PipelineDeal deal)
    {
        if (deal.State == DealState.Won) return new DealContribution(deal, ForecastCategory.Closed, 1m, deal.Amount);
        StageForecast stage = _stages[deal.Stage];
        decimal probability = deal.Probability ?? stage.Probability;
        return new DealContribution(deal, deal.Category ?? stage.Category, probability, deal.Amount * probability);
    }

    private IEnumerable<ValidationError> CheckDeals(PipelineDeal[] deals)
    {
        HashSet<string> keys = new(StringComparer.Ordinal);
        for (int i = 0; i < deals.Length; i++)
        {
            PipelineDeal deal = deals[i];
            string at = string.Create(CultureInfo.InvariantCulture, $"/deals/{i}");
            if (!keys.Add(deal.Key)) yield return new ValidationError(at + "/key", $"'{deal.Key}' is there twice.", "forecast.duplicate_deal");
            if (deal.State == DealState.Open && !_stages.ContainsKey(deal.Stage))
                yield return new ValidationError(at + "/stage", $"The forecast has no stage '{deal.Stage}': add it to the definition.", "forecast.stage_unknown");
            if (deal.Amount.Currency != Currency)
                yield return new ValidationError(at + "/amount", $"The forecast is kept in {Currency}: convert the amount by a dated rate.", "forecast.currency");
            if (deal.Probability is < 0m or > 1m)
                yield return new ValidationError(at + "/probability", "A probability is a fraction from 0 to 1.", "forecast.probability_range");
            if (deal is { State: DealState.Open, Category: ForecastCategory.Closed })
                yield return new ValidationError(at + "/category", "An open deal is not closed: set its state to won.", "forecast.category_closed");
        }
    }

    private static IEnumerable<ValidationError> Check(ForecastDefinition definition, CurrencyTable currencies, DefinitionLimits limits)
    {
        if (!currencies.TryGet(definition.Currency, out _))
            yield return new ValidationError("/currency", $"'{definition.Currency}' is no known currency code.", "forecast.currency_unknown");
        if (definition.Stages.IsDefaultOrEmpty || definition.Stages.Length > limits.Rules)
        {
            yield return new ValidationError("/stages", string.Create(CultureInfo.InvariantCulture, $"A pipeline has 1 to {limits.Rules} stages."), "forecast.stages");
            yield break;
        }

        HashSet<string> names = new(StringComparer.Ordinal);
        for (int i = 0; i < definition.Stages.Length; i++)
        {
            StageForecast stage = definition.Stages[i];
            string at = string.Create(CultureInfo.InvariantCulture, $"/stages/{i}");
            if (!names.Add(stage.Stage)) yield return new ValidationError(at + "/stage", $"'{stage.Stage}' is there twice.", "forecast.stage_duplicate");
            if (stage.Probability is < 0m or > 1m)
                yield return new ValidationError(at + "/probability", "A probability is a fraction from 0 to 1: 25 % is 0.25.", "forecast.probability_range");
            if (stage.Category == ForecastCategory.Closed)
                yield return new ValidationError(at + "/category", "Closed is what is won, not a stage of open deals.", "forecast.category_closed");
            if (i > 0 && stage.Probability < definition.Stages[i - 1].Probability)
                yield return new ValidationError(at + "/probability", "The probability falls from one stage to the next.", "forecast.probability_falls", Severity.Warning);
        }
    }
}
