using Crm.Primitives;
using NodaTime;

namespace Crm.Domain;

/// <summary>Closes resolved cases once the customer has had time enough to object.</summary>
/// <remarks>
/// Fired by the clock. A case closes at most once, and late after a downtime. Worked: resolved Tuesday 11:25, 27 working hours at nine a
/// day: Friday 11:25.
/// </remarks>
public static class CaseAutoClose
{
    /// <summary>When a resolved case may be closed.</summary>
    /// <param name="resolved">The case.</param>
    /// <param name="delay">The working time a customer has.</param>
    /// <param name="workingTime">The business calendar.</param>
    /// <returns>The moment; null if the case is not resolved.</returns>
    public static Instant? DueAt(Case resolved, Duration delay, IWorkingTime workingTime)
    {
        ArgumentNullException.ThrowIfNull(resolved);
        ArgumentNullException.ThrowIfNull(workingTime);
        return resolved.State == CaseState.Resolved && resolved.ResolvedAt is Instant at ? workingTime.Add(at, delay) : null;
    }

    /// <summary>Closes every case whose time is over.</summary>
    /// <param name="cases">The cases to look at; those that are not resolved are left alone.</param>
    /// <param name="delay">The working time a customer has.</param>
    /// <param name="workingTime">The business calendar.</param>
    /// <param name="actor">Who: the clock.</param>
    /// <param name="now">The moment of the run.</param>
    /// <returns>The cases that were closed, in the order in which they fell due, then by number.</returns>
    public static IReadOnlyList<Case> RunDue(IEnumerable<Case> cases, Duration delay, IWorkingTime workingTime, string actor, Instant now)
    {
        ArgumentNullException.ThrowIfNull(cases);
        List<(Instant Due, Case Case)> due = [];
        foreach (Case candidate in cases)
        {
            if (DueAt(candidate, delay, workingTime) is Instant at && at <= now) due.Add((at, candidate));
        }

        List<Case> closed = [];
        foreach ((Instant at, Case candidate) in due.OrderBy(static d => d.Due).ThenBy(static d => d.Case.Number, StringComparer.Ordinal))
        {
            Result result = candidate.AutoClose(at, actor, now);
            if (result.IsSuccess) closed.Add(candidate);
        }

        return closed;
    }
}
