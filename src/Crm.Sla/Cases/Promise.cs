namespace Crm.Sla;

/// <summary>What a policy promises for one metric of a case, with the calendar found. Timers of one target and calendar share the terms.</summary>
internal sealed record Promise(SlaPolicyDefinition Policy, SlaTargetDefinition Target, TimerTerms Terms, PolicyApplied Applied)
{
    internal string Cause => "policy " + Policy.Key;
}
