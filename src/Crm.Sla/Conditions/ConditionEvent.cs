namespace Crm.Sla;

/// <summary>An entry of the timeline of a record's timers.</summary>
/// <param name="Cycle">Which timer of the record, from 1.</param>
/// <param name="Event">What happened.</param>
public sealed record ConditionEvent(int Cycle, TimerEvent Event);
