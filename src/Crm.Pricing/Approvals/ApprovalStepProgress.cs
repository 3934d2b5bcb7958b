using NodaTime;

namespace Crm.Pricing;

/// <summary>How far a step has come. Immutable.</summary>
/// <param name="Step">The step.</param>
/// <param name="Since">When it was asked; null if it waits for the step before.</param>
/// <param name="AgreedBy">Who agreed, in the order of their decisions.</param>
/// <param name="IsDone">True if enough agreed.</param>
public sealed record ApprovalStepProgress(ApprovalStep Step, Instant? Since, IReadOnlyList<ApprovalDecision> AgreedBy, bool IsDone)
{
    /// <summary>From when on <see cref="ApprovalStep.EscalateTo"/> may decide too; null if not, or if the step is not asked yet.</summary>
    public Instant? EscalatesAt => Since is Instant since && Step.EscalateAfter is Duration after ? since + after : null;

    internal bool IsOpen => Since is not null && !IsDone;

    /// <summary>The step after a yes; the same object if the step does not wait for that person.</summary>
    internal ApprovalStepProgress After(ApprovalDecision decision, string submitter)
    {
        if (!IsOpen) return this;
        ApprovalDecision[] agreed = [.. AgreedBy, decision];
        if (EscalatesAt <= decision.At && Seats(decision).Intersect(Step.EscalateTo, StringComparer.Ordinal).Any(seat => seat != submitter))
            return this with { AgreedBy = agreed, IsDone = true };
        int seats = SeatsTaken(agreed, submitter);
        return seats > SeatsTaken(AgreedBy, submitter) ? this with { AgreedBy = agreed, IsDone = seats >= Step.Quorum } : this;
    }

    internal IEnumerable<string> WaitsFor(string submitter, Instant? at)
    {
        if (!IsOpen) return [];
        IEnumerable<string> escalated = EscalatesAt <= at ? Step.EscalateTo : [];
        return Step.Approvers.Except(AgreedBy.Select(static d => d.Person), StringComparer.Ordinal).Concat(escalated).Where(person => person != submitter);
    }

    internal static IEnumerable<string> Seats(ApprovalDecision decision) => [decision.Person, .. decision.OnBehalfOf];

    /// <summary>
    /// How many approvers the people who agreed can stand for, each person for one and each approver once: the largest matching. Counted so,
    /// the order of the decisions does not matter and nobody counts twice, however many delegated to them.
    /// </summary>
    private int SeatsTaken(IReadOnlyList<ApprovalDecision> agreed, string submitter)
    {
        Dictionary<string, int> holder = new(StringComparer.Ordinal);
        int taken = 0;
        for (int i = 0; i < agreed.Count; i++)
        {
            if (!agreed.Take(i).Any(d => d.Person == agreed[i].Person) && Seat(i, [])) taken++;
        }

        return taken;

        bool Seat(int person, HashSet<string> tried)
        {
            foreach (string seat in Seats(agreed[person]))
            {
                if (seat == submitter || !Step.Approvers.Contains(seat, StringComparer.Ordinal) || !tried.Add(seat)) continue;
                if (holder.TryGetValue(seat, out int other) && !Seat(other, tried)) continue;
                holder[seat] = person;
                return true;
            }

            return false;
        }
    }
}
