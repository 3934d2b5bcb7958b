using NodaTime;

namespace Crm.Sla;

/// <summary>When a threshold is or was reached.</summary>
/// <param name="Threshold">The threshold.</param>
/// <param name="At">When; null where that is not known, because the timer is paused, or stopped before.</param>
/// <param name="IsReached">True if it lies behind.</param>
public readonly record struct ThresholdStatus(SlaThreshold Threshold, Instant? At, bool IsReached);
