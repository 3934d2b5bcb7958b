namespace Crm.Forecasting;

/// <summary>A deal in whole units, with its probability.</summary>
/// <param name="Units">Its amount in whole units (cents, thousands: the caller's choice); not negative.</param>
/// <param name="Probability">The probability of winning it, 0 to 1.</param>
public readonly record struct BookingsDeal(long Units, double Probability);
