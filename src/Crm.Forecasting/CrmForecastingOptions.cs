using Crm.Primitives;
using Microsoft.Extensions.Options;

namespace Crm.Forecasting;

/// <summary>Which forecasts a host keeps.</summary>
public sealed class CrmForecastingOptions
{
    /// <summary>The definitions. The default is none.</summary>
    public IList<ForecastDefinition> Forecasts { get; } = [];
}

/// <summary>Refuses a host with a forecast that does not compile, when it starts.</summary>
internal sealed class CrmForecastingOptionsValidator : IValidateOptions<CrmForecastingOptions>
{
    public ValidateOptionsResult Validate(string? name, CrmForecastingOptions options)
    {
        List<string> problems = [];
        foreach (ForecastDefinition definition in options.Forecasts)
        {
            Result<ForecastEngine> result = ForecastEngine.Compile(definition);
            if (!result.IsSuccess) problems.AddRange(result.ValidationErrors.Select(e => $"{definition.Id}: {e}"));
        }

        problems.AddRange(options.Forecasts.GroupBy(static d => d.Id).Where(static g => g.Count() > 1)
            .Select(static g => $"{g.Key}: there are {g.Count()} forecasts of this key."));
        return problems.Count == 0 ? ValidateOptionsResult.Success : ValidateOptionsResult.Fail(problems);
    }
}
