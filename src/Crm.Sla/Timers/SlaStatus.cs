using NodaTime;

namespace Crm.Sla;

/// <summary>Where a timer stands at an instant: everything a list, a case page or an alarm shows.</summary>
/// <remarks>Immutable and thread-safe.</remarks>
public sealed record SlaStatus
{
    /// <summary>The instant of the observation.</summary>
    public required Instant AsOf { get; init; }

    /// <summary>Where the timer stands.</summary>
    public required TimerStage Stage { get; init; }

    /// <summary>When the promise was made.</summary>
    public required Instant StartedAt { get; init; }

    /// <summary>When it was fulfilled or cancelled; null while it is neither.</summary>
    public Instant? StoppedAt { get; init; }

    /// <summary>Since when it is paused; null while it is not.</summary>
    public Instant? PausedSince { get; init; }

    /// <summary>Since how long it is paused, in real time: the age of a promise that waits for somebody. Null while it is not.</summary>
    public Duration? PausedFor => AsOf - PausedSince;

    /// <summary>The business time allowed.</summary>
    public required Duration Target { get; init; }

    /// <summary>The business time used.</summary>
    public required Duration Elapsed { get; init; }

    /// <summary>The real time in which the clock ran.</summary>
    public required Duration ActualElapsed { get; init; }

    /// <summary>The business time left; negative by as much as was used too much.</summary>
    public Duration Remaining => Target - Elapsed;

    /// <summary>The share of the target that is used, in percent, unrounded; null for a target of zero.</summary>
    public decimal? Percent => Target == Duration.Zero ? null : Elapsed.BclCompatibleTicks * 100m / Target.BclCompatibleTicks;

    /// <summary>
    /// When the target is, or was, used up: the date people are shown, the earliest of the two answers at a closing. Null while the timer
    /// is paused or after it was stopped with business time left, and where the calendar has not that much time.
    /// </summary>
    public Instant? DueAt { get; init; }

    /// <summary>When the promise will be broken if nothing happens; null unless the timer runs and is not broken.</summary>
    public Instant? BreachesAt { get; init; }

    /// <summary>Since when the promise is broken; null if it is not.</summary>
    public Instant? BreachedAt { get; init; }

    /// <summary>True if the promise is broken.</summary>
    public bool IsBreached => BreachedAt is not null;

    /// <summary>True if the time that counted before the attachment was too much already, so that nobody should be alarmed by it.</summary>
    public bool BreachedOnAttach { get; init; }

    /// <summary>The thresholds, in the order of the terms.</summary>
    public IReadOnlyList<ThresholdStatus> Thresholds { get; init; } = [];

    /// <summary>What a report says.</summary>
    public SlaOutcome Outcome => Stage switch
    {
        TimerStage.Cancelled => SlaOutcome.Cancelled,
        _ when IsBreached => SlaOutcome.Breached,
        TimerStage.Fulfilled => SlaOutcome.Met,
        TimerStage.Paused => SlaOutcome.Paused,
        _ => SlaOutcome.InProgress,
    };
}
