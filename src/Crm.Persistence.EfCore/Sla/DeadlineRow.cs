using NodaTime;

namespace Crm.Persistence.EfCore;

/// <summary>A deadline; its key is the key of its effect, so that it exists once. Read and written by <see cref="DeadlineStatements"/>.</summary>
internal sealed class DeadlineRow
{
    public string EffectKey { get; set; } = "";

    public string Timer { get; set; } = "";

    public long Version { get; set; }

    public string Kind { get; set; } = "";

    public Instant DueAt { get; set; }

    /// <summary>When it can be claimed: at its due date, after the lease of whoever holds it, or when it is to be tried again.</summary>
    public Instant AvailableAt { get; set; }

    public string? Worker { get; set; }

    public int Attempt { get; set; }

    public int Failures { get; set; }

    public Instant? DoneAt { get; set; }

    /// <summary>Since when it is a dead letter.</summary>
    public Instant? BuriedAt { get; set; }

    public string? LastError { get; set; }
}
