namespace Crm.Sla.FiringWorker;

/// <summary>What happened because a deadline had come: a row that can exist once.</summary>
public sealed class Effect
{
    public string Key { get; set; } = "";

    public string Timer { get; set; } = "";

    public long Version { get; set; }

    /// <summary>In Unix ticks, the deadline's.</summary>
    public long DueAt { get; set; }

    /// <summary>In Unix ticks, by the worker's clock.</summary>
    public long FiredAt { get; set; }

    public string Worker { get; set; } = "";

    public int Attempt { get; set; }
}
