using System.Globalization;

namespace Crm.Scoring;

/// <summary>Whether a candidate may get a piece of work.</summary>
internal static class Eligibility
{
    public static RoutingVerdict Of(RoutingCandidate candidate, RoutingRule rule, RoutingDemand demand)
    {
        if (rule.Queue is string queue && !candidate.Queues.Contains(queue, StringComparer.Ordinal)) return No(RoutingRejection.Queue, queue);
        if (!candidate.IsAvailable) return No(RoutingRejection.Availability, "not available");
        foreach (SkillRequirement skill in demand.Skills)
        {
            int level = candidate.Skills.GetValueOrDefault(skill.Name);
            if (level < skill.MinLevel) return No(RoutingRejection.Skill, string.Create(CultureInfo.InvariantCulture, $"{skill.Name} {level} of {skill.MinLevel}"));
        }

        if (demand.Territory is string territory && !candidate.Territories.Contains(territory, StringComparer.Ordinal)) return No(RoutingRejection.Territory, territory);
        if (candidate.Capacity is int capacity && (long)capacity - candidate.Load < demand.Effort)
            return No(RoutingRejection.Capacity, string.Create(CultureInfo.InvariantCulture, $"{candidate.Load} of {capacity} used"));
        return new RoutingVerdict(candidate.Id, null, "");

        RoutingVerdict No(RoutingRejection rejection, string detail) => new(candidate.Id, rejection, detail);
    }
}
