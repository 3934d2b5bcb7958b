using Crm.Primitives;

namespace Crm.Sla;

/// <summary>Everything that can be wrong with a timer with conditions, and what its conditions imply where that can be proven.</summary>
internal static class ConditionTimerChecks
{
    internal static void Check<TRecord>(
        ConditionTimerDefinition definition, FieldMap<TRecord> fields, Dictionary<string, BusinessCalendar> calendars, bool canProve, List<ValidationError> found)
    {
        if (string.IsNullOrWhiteSpace(definition.Key))
            found.Add(new ValidationError("/key", "Give the timer a key; stores and reports refer to it.", "sla.key_missing"));
        if (definition.Targets.IsDefaultOrEmpty)
            found.Add(new ValidationError("/targets", "It promises nothing; give it a target.", "sla.target_missing"));
        CheckTargets(definition, calendars, found);
        if (definition is { ResumeRule: ResumeRule.ResumeMet, Resume: null, Pause: not null })
            Warn("/resume", "sla.resume_missing", "Without a resume condition a paused timer never goes on; give it one, or resume when the pause condition is not met.");
        if (definition is { ResumeRule: ResumeRule.PauseNotMet, Resume: not null })
            found.Add(new ValidationError("/resume", "It has no effect: the timer goes on when the pause condition is not met.", "sla.resume_ignored", Severity.Info));
        if (definition is { CancelRule: CancelRule.CancelMet, Cancel: null })
            Warn("/cancel", "sla.cancel_missing", "Without a cancel condition nothing cancels it; give it one, or choose another rule.");
        if (definition.Stop is null)
            found.Add(new ValidationError("/stop", "Without a stop condition what is promised is never done; only a cancellation ends it.", "sla.stop_missing", Severity.Info));
        if (definition is { RetroactivePause: true, RetroactiveStart: null })
            found.Add(new ValidationError("/retroactivePause", "Without a retroactive start no time before the attachment counts, so no pause is taken off it.", "sla.retroactive_pause_alone", Severity.Info));

        // Conditions that are too deep or too large are not looked into.
        if (!canProve) return;
        ConditionLogic logic = new(fields.Fields.ToDictionary(static f => f.Name, static f => f.Type, StringComparer.Ordinal));
        if (definition.Stop is Condition stop && logic.Implies(definition.Start, stop))
            Warn("/start", "sla.start_within_stop", "Whenever it is met the stop condition is met too, so no timer ever begins; exclude what is done.");
        if (definition.Cancel is Condition cancel && logic.Implies(definition.Start, cancel))
            Warn("/start", "sla.start_within_cancel", "Whenever it is met the cancel condition is met too, so no timer ever begins; make one of them narrower.");
        if (definition is { CancelRule: CancelRule.StartNotMet, Pause: Condition pause } && logic.Implies(pause, Condition.Not(definition.Start)))
            Warn("/pause", "sla.pause_excludes_start", "Whenever it is met the start condition is not, so it cancels the timer and never pauses it; widen the start condition, or choose another cancel rule.");
        if (definition.Reset is Condition reset && logic.Excludes(definition.Start, reset))
            Warn("/reset", "sla.reset_excludes_start", "It is never met together with the start condition, so it never resets; widen one of them.");

        void Warn(string at, string code, string message) => found.Add(new ValidationError(at, message, code, Severity.Warning));
    }

    private static void CheckTargets(ConditionTimerDefinition definition, Dictionary<string, BusinessCalendar> calendars, List<ValidationError> found)
    {
        int forAll = -1;
        for (int t = 0; t < definition.Targets.Length; t++)
        {
            ConditionTargetDefinition target = definition.Targets[t];
            target.Target.Check($"/targets/{t}/target", found);
            target.Calendar.Check($"/targets/{t}/calendar", calendars, found);
            if (forAll >= 0)
                found.Add(new ValidationError($"/targets/{t}", $"It is never reached: target {forAll} is for every record. Put that one last.", "sla.target_unreachable", Severity.Warning));
            else if (target.When is null)
                forAll = t;
        }
    }
}
