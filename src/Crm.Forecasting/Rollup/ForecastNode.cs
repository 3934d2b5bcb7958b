namespace Crm.Forecasting;

/// <summary>A person or team in a forecast hierarchy.</summary>
/// <param name="Key">The key; unique.</param>
/// <param name="Parent">The key of the parent; null for a root.</param>
/// <param name="Own">The figure of its own deals.</param>
/// <param name="OwnerAdjustment">Its own judgement over its figure, or null.</param>
/// <param name="ManagerAdjustment">The parent's judgement over it, or null; it hides everything below for the levels above.</param>
public sealed record ForecastNode(
    string Key, string? Parent, decimal Own, ForecastAdjustment? OwnerAdjustment = null, ForecastAdjustment? ManagerAdjustment = null);
