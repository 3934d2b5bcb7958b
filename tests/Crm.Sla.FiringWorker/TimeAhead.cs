namespace Crm.Sla.FiringWorker;

/// <summary>The clock of this machine, so much ahead.</summary>
public sealed class TimeAhead(TimeSpan ahead) : TimeProvider
{
    public override DateTimeOffset GetUtcNow() => base.GetUtcNow() + ahead;
}
