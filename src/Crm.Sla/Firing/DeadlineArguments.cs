using NodaTime;

namespace Crm.Sla;

/// <summary>The checks that every deadline store makes in the same words.</summary>
public static class DeadlineArguments
{
    /// <summary>Checks the arguments of a replacement.</summary>
    /// <param name="sets">The timers.</param>
    /// <exception cref="ArgumentException">A key is empty or there twice, a version below 1, or a kind empty, with a slash, or there twice.</exception>
    public static void CheckReplace(IReadOnlyCollection<DeadlineSet> sets)
    {
        ArgumentNullException.ThrowIfNull(sets);
        HashSet<string> timers = new(sets.Count, StringComparer.Ordinal);
        foreach (DeadlineSet set in sets)
        {
            ArgumentNullException.ThrowIfNull(set);
            ArgumentException.ThrowIfNullOrWhiteSpace(set.Timer);
            ArgumentOutOfRangeException.ThrowIfLessThan(set.Version, 1);
            ArgumentNullException.ThrowIfNull(set.Deadlines);
            if (!timers.Add(set.Timer)) throw new ArgumentException("Each timer is there once.", nameof(sets));
            // Without the slash no two deadlines have one effect key.
            if (set.Deadlines.Any(static d => string.IsNullOrWhiteSpace(d.Kind) || d.Kind.Contains('/', StringComparison.Ordinal))
                || (set.Deadlines.Count > 1 && set.Deadlines.DistinctBy(static d => d.Kind, StringComparer.Ordinal).Count() < set.Deadlines.Count))
                throw new ArgumentException("Each deadline of a timer has a kind of its own, without a slash.", nameof(sets));
        }
    }

    /// <summary>Checks the arguments of a claim.</summary>
    /// <param name="worker">Who claims.</param>
    /// <param name="max">How many at most.</param>
    /// <param name="lease">For how long.</param>
    /// <exception cref="ArgumentException">The name is empty, or a number not above zero.</exception>
    public static void CheckClaim(string worker, int max, Duration lease)
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(worker);
        ArgumentOutOfRangeException.ThrowIfLessThan(max, 1);
        ArgumentOutOfRangeException.ThrowIfLessThanOrEqual(lease, Duration.Zero);
    }
}
