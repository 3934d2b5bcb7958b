namespace Crm.Forecasting;

/// <summary>How long a deal has lived, and how it ended if it did.</summary>
/// <param name="Days">Days from its creation to its end, or to now for an open deal; not negative.</param>
/// <param name="State">Won, lost, or open (which says only that it lasted at least this long).</param>
public readonly record struct DealHistory(double Days, DealState State);
