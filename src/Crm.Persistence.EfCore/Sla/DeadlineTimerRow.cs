namespace Crm.Persistence.EfCore;

/// <summary>The version of a timer's deadlines, also when it has none any more.</summary>
internal sealed class DeadlineTimerRow
{
    public string Timer { get; set; } = "";

    public long Version { get; set; }
}
