using System.Collections.Immutable;

namespace Crm.Scoring;

/// <summary>The strategies: one of the eligible candidates, and the cursor after it.</summary>
internal static class Selection
{
    public static (RoutingCandidate Chosen, RoutingCursor Next, string Why)? Choose(RoutingRule rule, RoutingCandidate[] eligible, RoutingCursor cursor)
    {
        if (rule.Strategy == RoutingStrategy.SmoothWeighted) return SmoothWeighted(rule, eligible, cursor);
        if (eligible.Length == 0) return null;
        RoutingCandidate chosen = eligible[0];
        foreach (RoutingCandidate candidate in eligible.AsSpan()[1..])
            if (Order(rule, candidate, chosen, cursor) < 0) chosen = candidate;
        string why = rule.Strategy switch
        {
            RoutingStrategy.LeastLoad => "who has least to do",
            RoutingStrategy.SpareCapacity => "who has most room left",
            RoutingStrategy.SparePercent => "who has the largest part of the capacity left",
            _ => "whose last turn is longest ago",
        };
        return (chosen, cursor.WithTurn(rule.Id, chosen.Id), why);
    }

    private static int Order(RoutingRule rule, RoutingCandidate a, RoutingCandidate b, RoutingCursor cursor)
    {
        int order = rule.Strategy switch
        {
            RoutingStrategy.LeastLoad => a.Load.CompareTo(b.Load),
            RoutingStrategy.SpareCapacity => Spare(b).CompareTo(Spare(a)),
            RoutingStrategy.SparePercent => ComparePercent(b, a),
            _ => 0,
        };
        if (order == 0) order = cursor.TurnOf(rule.Id, a.Id).CompareTo(cursor.TurnOf(rule.Id, b.Id));
        if (order == 0) order = Nullable.Compare(a.LastAssignedAt, b.LastAssignedAt);
        return order == 0 ? string.CompareOrdinal(a.Id, b.Id) : order;
    }

    private static long Spare(RoutingCandidate candidate) => candidate.Capacity is int capacity ? (long)capacity - candidate.Load : long.MaxValue;

    /// <summary>Compares the free parts as fractions, by cross-multiplying; no bound is a free part of one.</summary>
    private static int ComparePercent(RoutingCandidate a, RoutingCandidate b)
    {
        (long spareA, long capacityA) = Fraction(a);
        (long spareB, long capacityB) = Fraction(b);
        return ((Int128)spareA * capacityB).CompareTo((Int128)spareB * capacityA);
    }

    private static (long Spare, long Capacity) Fraction(RoutingCandidate candidate) =>
        candidate.Capacity is int capacity and > 0 ? (Spare(candidate), capacity) : candidate.Capacity is null ? (1, 1) : (0, 1);

    /// <summary>Everyone gains the own weight, the largest credit is chosen and pays the sum of all weights.</summary>
    private static (RoutingCandidate, RoutingCursor, string)? SmoothWeighted(RoutingRule rule, RoutingCandidate[] eligible, RoutingCursor cursor)
    {
        RoutingCandidate[] weighted = [.. eligible.Where(static c => c.Weight > 0)];
        if (weighted.Length == 0) return null;
        ImmutableSortedDictionary<string, long>.Builder credits = cursor.Credits.ToBuilder();
        RoutingCandidate chosen = weighted[0];
        long best = long.MinValue, total = 0;
        foreach (RoutingCandidate candidate in weighted)
        {
            string slot = RoutingCursor.Slot(rule.Id, candidate.Id);
            long credit = credits.GetValueOrDefault(slot) + candidate.Weight;
            credits[slot] = credit;
            total += candidate.Weight;
            if (credit <= best) continue;
            (chosen, best) = (candidate, credit);
        }

        credits[RoutingCursor.Slot(rule.Id, chosen.Id)] = best - total;
        return (chosen, cursor.WithTurn(rule.Id, chosen.Id) with { Credits = credits.ToImmutable() }, "by weight");
    }
}
