using NodaTime;

namespace Crm.Sla;

/// <summary>How a scheduler works.</summary>
public sealed record DeadlineSchedulerOptions
{
    /// <summary>The name of the worker, unique among all that use the store.</summary>
    public required string Worker { get; init; }

    /// <summary>How many deadlines are claimed at once.</summary>
    /// <value>The default value is 500.</value>
    public int Batch { get; init; } = 500;

    /// <summary>For how long a claim holds. Longer than a batch takes, or another worker does it again.</summary>
    /// <value>The default value is one minute.</value>
    public Duration Lease { get; init; } = Duration.FromMinutes(1);

    /// <summary>How long it sleeps at most, so that deadlines that other processes store are seen.</summary>
    /// <value>The default value is one second: no deadline fires later than that while a worker lives.</value>
    public Duration MaxSleep { get; init; } = Duration.FromSeconds(1);

    /// <summary>After how long a failed deadline is tried again; doubled with each attempt.</summary>
    /// <value>The default value is five seconds.</value>
    public Duration RetryAfter { get; init; } = Duration.FromSeconds(5);

    /// <summary>The longest time between two attempts.</summary>
    /// <value>The default value is one hour.</value>
    public Duration MaxRetryAfter { get; init; } = Duration.FromHours(1);
}
