using Crm.Primitives;
using NodaTime;

namespace Crm.Sla;

/// <summary>The checks that every deadline store makes in the same words.</summary>
public static class DeadlineArguments
{
    /// <summary>Checks the arguments of a replacement.</summary>
    /// <param name="timer">The key of the timer.</param>
    /// <param name="version">Its version.</param>
    /// <param name="deadlines">Its deadlines.</param>
    /// <exception cref="ArgumentException">The key is empty, the version below 1, or a kind empty or there twice.</exception>
    public static void CheckReplace(string timer, long version, IReadOnlyCollection<Deadline> deadlines)
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(timer);
        ArgumentOutOfRangeException.ThrowIfLessThan(version, 1);
        ArgumentNullException.ThrowIfNull(deadlines);
        if (deadlines.Any(static d => string.IsNullOrWhiteSpace(d.Kind)) || deadlines.DistinctBy(static d => d.Kind, StringComparer.Ordinal).Count() < deadlines.Count)
            throw new ArgumentException("Each deadline has a kind of its own.", nameof(deadlines));
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

    /// <summary>The answer to a replacement by an older version.</summary>
    /// <param name="timer">The key of the timer.</param>
    /// <param name="version">The version that came.</param>
    /// <param name="stored">The version that is stored.</param>
    public static Result Stale(string timer, long version, long stored) =>
        Result.Conflict($"The timer {timer} has version {stored} already, which is later than {version}; evaluate it again.");

    /// <summary>The answer to a release by someone who does not hold the deadline.</summary>
    /// <param name="held">Whether it was held.</param>
    /// <param name="deadline">The deadline.</param>
    /// <param name="worker">Who claimed to hold it.</param>
    public static Result Held(bool held, ClaimedDeadline deadline, string worker)
    {
        ArgumentNullException.ThrowIfNull(deadline);
        return held ? Result.Success() : Result.Conflict($"{worker} does not hold {deadline.EffectKey} any more.");
    }
}
