using Crm.Sla;
using NodaTime;

namespace Crm.Persistence.EfCore;

/// <summary>A deadline; its key is the key of its effect, so that it exists once.</summary>
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

    public Instant? DoneAt { get; set; }

    public string? LastError { get; set; }

    internal static DeadlineRow Of(string timer, long version, Deadline deadline) => new()
    {
        EffectKey = ClaimedDeadline.KeyOf(timer, version, deadline.Kind),
        Timer = timer,
        Version = version,
        Kind = deadline.Kind,
        DueAt = deadline.DueAt.CutToMicroseconds(),
        AvailableAt = deadline.DueAt.CutToMicroseconds(),
    };

    internal ClaimedDeadline ToClaimed() => new(Timer, Version, Kind, DueAt, Attempt);
}
