using Crm.Primitives;

namespace Crm.Sla;

/// <summary>Everything that can be wrong with policies, found at once.</summary>
internal static class PolicyChecks
{
    internal static void Check(SlaDefinition definition, DefinitionLimits limits, Dictionary<string, BusinessCalendar> calendars, List<ValidationError> found)
    {
        int rules = definition.Policies.Length + definition.Policies.Sum(static p => p.Targets.IsDefault ? 0 : p.Targets.Length);
        if (rules > limits.Rules)
        {
            found.Add(new ValidationError("/policies", $"{rules} policies and targets are more than the limit of {limits.Rules}; split the definition or raise the limit.", "sla.limit_exceeded"));
            return;
        }

        HashSet<string> keys = new(StringComparer.Ordinal);
        int defaultAt = -1;
        for (int i = 0; i < definition.Policies.Length; i++)
        {
            SlaPolicyDefinition policy = definition.Policies[i];
            string at = $"/policies/{i}";
            if (string.IsNullOrWhiteSpace(policy.Key))
                found.Add(new ValidationError($"{at}/key", "Give the policy a key; cases refer to it.", "sla.policy_key_missing"));
            else if (!keys.Add(policy.Key))
                found.Add(new ValidationError($"{at}/key", $"Another policy has the key '{policy.Key}'; give this one another.", "sla.policy_duplicate"));
            if (defaultAt >= 0)
                found.Add(new ValidationError(at, $"It is never reached: policy {defaultAt} holds for every case. Put the default last.", "sla.policy_unreachable", Severity.Warning));
            else if (policy.IsDefault)
                defaultAt = i;
            else if (policy.When is null)
                found.Add(new ValidationError($"{at}/when", "It has no condition and so is for no case; give it one, or make it the default.", "sla.policy_matches_nothing", Severity.Warning));
            if (policy.Targets.IsDefaultOrEmpty)
                found.Add(new ValidationError($"{at}/targets", "It promises nothing; cases it is for have no timer.", "sla.policy_without_targets", Severity.Info));
            else
                CheckTargets(policy, at, calendars, found);
        }

        if (defaultAt < 0)
            found.Add(new ValidationError("/policies", "No policy is the default: cases that none is for have no timer.", "sla.no_default", Severity.Info));
    }

    private static void CheckTargets(SlaPolicyDefinition policy, string at, Dictionary<string, BusinessCalendar> calendars, List<ValidationError> found)
    {
        HashSet<(SlaMetric, string?)> seen = [];
        for (int t = 0; t < policy.Targets.Length; t++)
        {
            SlaTargetDefinition target = policy.Targets[t];
            if (!seen.Add((target.Metric, target.Priority)))
                found.Add(new ValidationError($"{at}/targets/{t}", $"{target.Metric} has a target for this priority already; keep one of them.", "sla.target_duplicate"));
            target.Target.Check($"{at}/targets/{t}/target", found);
            target.Calendar.Check($"{at}/targets/{t}/calendar", calendars, found);
            if (target is { RetroactivePause: true, RetroactiveStart: false })
                found.Add(new ValidationError($"{at}/targets/{t}/retroactivePause", "Without a retroactive start no time before the attachment counts, so no pause is taken off it.", "sla.retroactive_pause_alone", Severity.Info));
        }
    }
}
