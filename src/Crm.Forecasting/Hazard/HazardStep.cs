namespace Crm.Forecasting;

/// <summary>A day on which deals ended.</summary>
/// <param name="Days">The age.</param>
/// <param name="AtRisk">How many deals were still open just before.</param>
/// <param name="Survival">The probability of being open after it.</param>
/// <param name="WonBy">The probability of having been won by then.</param>
/// <param name="LostBy">The probability of having been lost by then.</param>
public sealed record HazardStep(double Days, int AtRisk, double Survival, double WonBy, double LostBy);
