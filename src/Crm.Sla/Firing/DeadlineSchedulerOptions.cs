using NodaTime;

namespace Crm.Sla;

/// <summary>How a scheduler works.</summary>
public sealed record DeadlineSchedulerOptions
{
    /// <summary>The name of the worker, unique among all that use the store, also from one start to the next.</summary>
    public required string Worker { get; init; }

    /// <summary>How many deadlines are claimed at once. No more are in memory; the next are claimed when these are finished.</summary>
    /// <value>The default value is 500.</value>
    public int Batch { get; init; } = 500;

    /// <summary>For how long a claim holds. Longer than a batch takes, or another worker does it again.</summary>
    /// <value>The default value is one minute.</value>
    public Duration Lease { get; init; } = Duration.FromMinutes(1);

    /// <summary>How far ahead the instants of deadlines are held in memory.</summary>
    /// <value>The default value is fifteen minutes.</value>
    public Duration Horizon { get; init; } = Duration.FromMinutes(15);

    /// <summary>How many deadlines ahead are looked at when the near future is read.</summary>
    /// <value>The default value is 1,000.</value>
    public int LookAhead { get; init; } = 1_000;

    /// <summary>How long it sleeps at most before it reads the near future again, so that deadlines that other processes store are seen.</summary>
    /// <value>The default value is one second: a deadline that another process stores later than that before it is due fires at most so much late.</value>
    public Duration MaxSleep { get; init; } = Duration.FromSeconds(1);

    /// <summary>After how long a deadline whose effect failed is tried again; doubled with each failure.</summary>
    /// <value>The default value is five seconds.</value>
    public Duration RetryAfter { get; init; } = Duration.FromSeconds(5);

    /// <summary>The longest time between two attempts.</summary>
    /// <value>The default value is one hour.</value>
    public Duration MaxRetryAfter { get; init; } = Duration.FromHours(1);

    /// <summary>With which failure a deadline becomes a dead letter. A worker that dies is no failure of the deadline's.</summary>
    /// <value>The default value is 10, which is 43 minutes after the first failure.</value>
    public int MaxFailures { get; init; } = 10;

    internal void Check()
    {
        DeadlineArguments.CheckClaim(Worker, Batch, Lease);
        ArgumentOutOfRangeException.ThrowIfLessThanOrEqual(Horizon, Duration.Zero);
        ArgumentOutOfRangeException.ThrowIfLessThan(LookAhead, 1);
        ArgumentOutOfRangeException.ThrowIfLessThanOrEqual(MaxSleep, Duration.Zero);
        ArgumentOutOfRangeException.ThrowIfLessThanOrEqual(RetryAfter, Duration.Zero);
        ArgumentOutOfRangeException.ThrowIfLessThan(MaxRetryAfter, RetryAfter);
        ArgumentOutOfRangeException.ThrowIfLessThan(MaxFailures, 1);
    }

    /// <summary>What becomes of a deadline whose effect has failed.</summary>
    internal DeadlineRelease After(ClaimedDeadline deadline, string error, Instant now)
    {
        if (deadline.Failures + 1 >= MaxFailures) return new DeadlineRelease(deadline, Moment.Never, error);
        Duration wait = RetryAfter;
        for (int i = 0; i < deadline.Failures && wait < MaxRetryAfter; i++) wait += wait;
        return new DeadlineRelease(deadline, Moment.At(now + Duration.Min(wait, MaxRetryAfter)), error);
    }
}
