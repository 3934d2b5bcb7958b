namespace Crm.Forecasting;

/// <summary>Somebody's judgement over a figure. Zero is an adjustment; no adjustment is null.</summary>
/// <param name="Mode">Replaces or adds.</param>
/// <param name="Value">The figure, or the difference.</param>
/// <param name="BaseWhenMade">The figure below when it was made: the measure of staleness.</param>
public sealed record ForecastAdjustment(AdjustmentMode Mode, decimal Value, decimal BaseWhenMade);
