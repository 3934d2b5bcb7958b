using NodaTime;

namespace Crm.Forecasting;

/// <summary>A deal as it stood in a snapshot.</summary>
/// <param name="Key">The key; unique within the snapshot.</param>
/// <param name="Amount">Its amount.</param>
/// <param name="CloseDate">The day it is expected to close, or closed.</param>
/// <param name="State">Open, won or lost.</param>
public sealed record SnapshotDeal(string Key, decimal Amount, LocalDate CloseDate, DealState State);
