namespace Crm.Sla;

/// <summary>What a policy promises for one metric of a case, with the calendar found.</summary>
internal sealed record Promise(SlaPolicyDefinition Policy, SlaTargetDefinition Target, BusinessCalendar Calendar, PolicyApplied Applied)
{
    /// <summary>The facts that make a timer one of this promise; none if it is already.</summary>
    internal IEnumerable<TimerFact> FactsFor(SlaTimer timer, NodaTime.Instant at)
    {
        TimerTerms terms = timer.Terms;
        string cause = "policy " + Policy.Key;
        // The calendar first: a relative target is read on the calendar that counts from now on.
        if (!ReferenceEquals(terms.Calendar, Calendar)) yield return new TimerFact(at, TimerFactKind.ChangeCalendar, cause) { Calendar = Calendar };
        if (terms.Target != Target.Target || terms.Breach != Target.Breach || !terms.Thresholds.SequenceEqual(Target.Thresholds))
            yield return new TimerFact(at, TimerFactKind.Retarget, cause) { Target = Target.Target, Thresholds = Target.Thresholds, Breach = Target.Breach };
    }
}
