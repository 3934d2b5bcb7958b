namespace Crm.Dedupe;

/// <summary>How right a linkage is, against the truth.</summary>
/// <param name="Precision">The share of what was linked that is right; 1 if nothing was linked.</param>
/// <param name="Recall">The share of what is right that was linked; 1 if nothing is right.</param>
public readonly record struct LinkageQuality(double Precision, double Recall)
{
    /// <summary>The harmonic mean of both; 0 if both are 0.</summary>
    public double F1 => Precision + Recall == 0 ? 0 : 2 * Precision * Recall / (Precision + Recall);
}
