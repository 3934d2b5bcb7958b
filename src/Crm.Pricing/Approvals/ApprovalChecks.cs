using System.Globalization;
using Crm.Primitives;
using NodaTime;

namespace Crm.Pricing;

/// <summary>Everything that can be wrong with an approval matrix.</summary>
internal static class ApprovalChecks
{
    /// <summary>Longer than anybody waits, and short enough that an instant plus it is one.</summary>
    private static readonly Duration LongestWait = Duration.FromDays(36_600);

    /// <summary>How many delegations are followed in the search for circles. An organisation has a few thousand, and chains of two or three.</summary>
    private const int Followed = 1_000_000;

    internal static Problems Run(ApprovalMatrixDefinition definition, DefinitionLimits limits)
    {
        Problems problems = new();
        if (definition.Rules.Count > limits.Rules || definition.Delegations.Count > limits.Rules)
        {
            problems.Error(definition.Rules.Count > limits.Rules ? "/rules" : "/delegations", "pricing.too_many_rules", "The matrix has more rows or delegations than the limit: split it or raise the limit.");
            return problems;
        }

        HashSet<string> ids = new(StringComparer.Ordinal);
        for (int i = 0; i < definition.Rules.Count; i++)
        {
            ApprovalRule rule = definition.Rules[i];
            string at = string.Create(CultureInfo.InvariantCulture, $"/rules/{i}");
            problems.Require(ids.Add(rule.Id), at + "/id", "pricing.duplicate_id", $"The rule {rule.Id} is there twice: ids are unique.");
            problems.Require(rule.Chain.Count > 0, at + "/chain", "pricing.approval_chain", "A rule needs somebody who decides: give its chain a step.");
            for (int s = 0; s < rule.Chain.Count; s++) CheckStep(rule.Chain[s], string.Create(CultureInfo.InvariantCulture, $"{at}/chain/{s}"), problems);
            CheckConditions(rule, at, problems);
        }

        CheckDelegations(definition.Delegations, problems);
        return problems;
    }

    private static void CheckStep(ApprovalStep step, string at, Problems problems)
    {
        int people = step.Approvers.Distinct(StringComparer.Ordinal).Count();
        if (people == 0 || step.Approvers.Any(string.IsNullOrWhiteSpace))
        {
            problems.Error(at + "/approvers", "pricing.approval_people", "A step needs people: name at least one, and leave no name blank.");
            return;
        }

        problems.Require(step.Quorum >= 1 && step.Quorum <= people, at + "/quorum", "pricing.approval_quorum",
            string.Create(CultureInfo.InvariantCulture, $"The quorum is between 1 and the number of approvers, {people}."));
        problems.Require(step.EscalateAfter is null ? step.EscalateTo.Count == 0 : step.EscalateAfter > Duration.Zero && step.EscalateAfter <= LongestWait && step.EscalateTo.Count > 0, at + "/escalateAfter", "pricing.approval_escalation",
            "A step escalates after a time greater than 0, and at most 100 years, to at least one person: give both or neither.");
    }

    private static void CheckConditions(ApprovalRule rule, string at, Problems problems)
    {
        for (int c = 0; c < rule.Conditions.Count; c++)
        {
            ApprovalCondition condition = rule.Conditions[c];
            bool ofLines = condition.Product is not null || condition.Category is not null;
            problems.Require(!ofLines || condition.Measure is not (ApprovalMeasure.MarginPercent or ApprovalMeasure.TermMonths), string.Create(CultureInfo.InvariantCulture, $"{at}/conditions/{c}"), "pricing.approval_condition",
                "Margin and term are those of the document: leave product and category out.");
            problems.Require(condition.Product is null || condition.Category is null, string.Create(CultureInfo.InvariantCulture, $"{at}/conditions/{c}"), "pricing.approval_condition",
                "A condition looks at a product or at a category, not at both.");
        }

        bool never = rule.Conditions.GroupBy(static c => (c.Measure, c.Product, c.Category)).Any(Contradict)
            || rule.Conditions.Any(static c => ApprovalMeasures.IsOfLines(c.Measure) && c.Comparison == ApprovalComparison.GreaterThan && c.Threshold >= 100m);
        if (never)
            problems.Warning(at + "/conditions", "pricing.approval_never_asks", $"The row {rule.Id} never asks: no value meets all of its conditions, and no discount is greater than 100 %.");
    }

    private static bool Contradict(IEnumerable<ApprovalCondition> conditions)
    {
        (decimal Value, bool Open)? from = null, to = null;
        foreach (ApprovalCondition c in conditions)
        {
            if (c.Comparison is ApprovalComparison.GreaterThan or ApprovalComparison.AtLeast or ApprovalComparison.EqualTo)
            {
                (decimal, bool) low = (c.Threshold, c.Comparison == ApprovalComparison.GreaterThan);
                if (from is null || low.CompareTo(from.Value) > 0) from = low;
            }

            if (c.Comparison is ApprovalComparison.LessThan or ApprovalComparison.AtMost or ApprovalComparison.EqualTo)
            {
                (decimal Value, bool Open) high = (c.Threshold, c.Comparison == ApprovalComparison.LessThan);
                if (to is null || high.Value < to.Value.Value || (high.Value == to.Value.Value && high.Open)) to = high;
            }
        }

        return from is { } lowest && to is { } highest && (lowest.Value > highest.Value || (lowest.Value == highest.Value && (lowest.Open || highest.Open)));
    }

    private static void CheckDelegations(IReadOnlyList<ApprovalDelegation> delegations, Problems problems)
    {
        int left = Followed;
        ILookup<string, int> from = Enumerable.Range(0, delegations.Count).ToLookup(i => delegations[i].Approver, StringComparer.Ordinal);
        for (int i = 0; i < delegations.Count; i++)
        {
            string at = string.Create(CultureInfo.InvariantCulture, $"/delegations/{i}");
            ApprovalDelegation delegation = delegations[i];
            if (string.Equals(delegation.Approver, delegation.Delegate, StringComparison.Ordinal))
                problems.Error(at, "pricing.approval_delegation", "Nobody is the delegate of themselves.");
            else if (left < 0)
            {
                problems.Error("/delegations", "pricing.too_many_rules", "So many delegations lead from one to the next that circles among them cannot be found in time: shorten the chains.");
                return;
            }
            else if (IsInCycle(i))
                problems.Error(at, "pricing.approval_delegation_cycle", $"{delegation.Approver} and {delegation.Delegate} are both away in this period, and each of them stands in for the other, directly or through others: name somebody who is there.");
        }

        // A circle on some day has an edge that begins last: looked at on its first day, the whole circle is there. So each is found once.
        bool IsInCycle(int edge)
        {
            LocalDate? day = delegations[edge].Period.From;
            HashSet<string> seen = new(StringComparer.Ordinal);
            Stack<string> open = new([delegations[edge].Delegate]);
            while (open.TryPop(out string? person))
            {
                if (person == delegations[edge].Approver) return true;
                if (!seen.Add(person)) continue;
                foreach (int next in from[person])
                {
                    if (left-- < 0) return false;
                    if (Holds(delegations[next].Period, day)) open.Push(delegations[next].Delegate);
                }
            }

            return false;
        }

        static bool Holds(EffectivePeriod period, LocalDate? day) => !period.IsEmpty && (day is LocalDate on ? period.Contains(on) : period.From is null);
    }
}
