namespace Crm.Sla;

/// <summary>What a policy promises for one metric of a case, with the calendar found.</summary>
internal sealed record Promise(SlaPolicyDefinition Policy, SlaTargetDefinition Target, BusinessCalendar Calendar, PolicyApplied Applied)
{
    internal string Cause => "policy " + Policy.Key;

    internal TimerTerms Terms => new(Target.Target, Calendar) { Breach = Target.Breach, Thresholds = Target.Thresholds };
}
