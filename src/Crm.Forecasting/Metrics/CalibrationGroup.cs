namespace Crm.Forecasting;

/// <summary>Deals that were given the same probability, and what became of them.</summary>
/// <param name="Probability">The probability they were given, 0 to 1.</param>
/// <param name="Count">How many there were; greater than 0.</param>
/// <param name="Won">How many were won; 0 to <paramref name="Count"/>.</param>
public sealed record CalibrationGroup(double Probability, int Count, int Won)
{
    /// <summary>The rate that was observed.</summary>
    public double Rate => (double)Won / Count;
}
