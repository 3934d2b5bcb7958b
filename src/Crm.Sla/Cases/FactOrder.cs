using NodaTime;

namespace Crm.Sla;

/// <summary>The one order in which facts count, whatever the order in which they arrived; see <see cref="SlaFact"/>.</summary>
internal static class FactOrder
{
    internal static IEnumerable<SlaFact> Of(IEnumerable<SlaFact> facts, Instant asOf)
    {
        HashSet<string> seen = new(StringComparer.Ordinal);
        return facts.Where(f => f.At <= asOf && (f.Id is null || seen.Add(f.Id)))
            .OrderBy(static f => f.At).ThenBy(static f => f.Sequence).ThenBy(Rank).ThenBy(static f => f.Id, StringComparer.Ordinal);
    }

    private static int Rank(SlaFact fact) => fact.Id is null ? 0 : fact switch
    {
        CaseCreated => 1,
        PolicyApplied => 2,
        CaseWithdrawn => 4,
        _ => 3,
    };
}
