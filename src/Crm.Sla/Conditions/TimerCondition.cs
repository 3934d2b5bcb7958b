namespace Crm.Sla;

/// <summary>The six conditions, in the order in which they are compiled.</summary>
internal enum TimerCondition
{
    Start,
    Stop,
    Pause,
    Resume,
    Reset,
    Cancel,
}
