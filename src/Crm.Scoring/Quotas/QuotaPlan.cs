using System.Collections.Immutable;

namespace Crm.Scoring;

/// <summary>Shares leads among the members of a team by their monthly maximum, best leads first.</summary>
public static class QuotaPlan
{
    private const int DaysOfMonth = 30;

    /// <summary>A day's part of a monthly maximum.</summary>
    /// <param name="monthlyMaximum">The maximum.</param>
    /// <returns>A thirtieth, a half rounded up: 44 gives 1, 45 gives 2.</returns>
    public static int DailyShare(int monthlyMaximum)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(monthlyMaximum);
        return (int)(((long)monthlyMaximum + DaysOfMonth / 2) / DaysOfMonth);
    }

    /// <summary>Shares out leads.</summary>
    /// <param name="members">The members.</param>
    /// <param name="leads">The leads.</param>
    /// <returns>
    /// The assignments, by descending probability of the lead, then its id. Members queue by what they received, then by id; the first one
    /// that takes the lead gets it and goes to the end while its day's part lasts. A lead that nobody takes is not in the answer: it stays
    /// where it was.
    /// </returns>
    public static ImmutableArray<QuotaAssignment> Assign(IEnumerable<QuotaMember> members, IEnumerable<QuotaLead> leads)
    {
        ArgumentNullException.ThrowIfNull(members);
        ArgumentNullException.ThrowIfNull(leads);
        LinkedList<(QuotaMember Member, int Remaining)> queue = new(members.Where(static m => !m.IsOptedOut && m.RemainingToday > 0)
            .OrderBy(static m => m.ReceivedLastDay).ThenBy(static m => m.Id, StringComparer.Ordinal).Select(static m => (m, m.RemainingToday)));
        ImmutableArray<QuotaAssignment>.Builder assigned = ImmutableArray.CreateBuilder<QuotaAssignment>();
        foreach (QuotaLead lead in leads.OrderByDescending(static l => l.Probability).ThenBy(static l => l.Id, StringComparer.Ordinal))
        {
            LinkedListNode<(QuotaMember Member, int Remaining)>? node = queue.First;
            while (node is not null && node.Value.Member.MinProbability is decimal least && lead.Probability < least) node = node.Next;
            if (node is null) continue;
            (QuotaMember member, int remaining) = node.Value;
            assigned.Add(new QuotaAssignment(lead.Id, member.Id));
            queue.Remove(node);
            if (remaining > 1) queue.AddLast((member, remaining - 1));
        }

        return assigned.ToImmutable();
    }
}
