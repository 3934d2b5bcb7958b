namespace Crm.Sla;

/// <summary>How many promises had which outcome.</summary>
/// <param name="InProgress">The clock runs and the promise is not broken.</param>
/// <param name="Paused">The clock stands still and the promise is not broken.</param>
/// <param name="Met">Kept.</param>
/// <param name="Breached">Broken.</param>
/// <param name="Cancelled">No longer holds.</param>
public readonly record struct OutcomeCounts(int InProgress, int Paused, int Met, int Breached, int Cancelled)
{
    /// <summary>How many there are.</summary>
    public int Total => InProgress + Paused + Met + Breached + Cancelled;

    /// <summary>The share of kept promises among those decided, in percent, unrounded; null if none is.</summary>
    public decimal? AttainmentPercent => Met + Breached == 0 ? null : Met * 100m / (Met + Breached);

    internal OutcomeCounts With(SlaOutcome outcome) => outcome switch
    {
        SlaOutcome.InProgress => this with { InProgress = InProgress + 1 },
        SlaOutcome.Paused => this with { Paused = Paused + 1 },
        SlaOutcome.Met => this with { Met = Met + 1 },
        SlaOutcome.Breached => this with { Breached = Breached + 1 },
        _ => this with { Cancelled = Cancelled + 1 },
    };
}
