namespace Crm.Forecasting;

/// <summary>What a stage of the pipeline means for the forecast.</summary>
/// <param name="Stage">The key of the stage.</param>
/// <param name="Probability">The probability of winning as a fraction, 0 to 1.</param>
/// <param name="Category">The category of an open deal in this stage; not <see cref="ForecastCategory.Closed"/>.</param>
public sealed record StageForecast(string Stage, decimal Probability, ForecastCategory Category);
