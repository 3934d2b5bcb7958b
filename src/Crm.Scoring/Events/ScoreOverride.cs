using NodaTime;

namespace Crm.Scoring;

/// <summary>A score that a person set by hand.</summary>
/// <param name="Id">Its id.</param>
/// <param name="Value">The score, as it stands: no bound of the model changes it.</param>
/// <param name="From">From when on.</param>
/// <param name="Until">From when on no longer; null for good.</param>
/// <param name="Reason">Why.</param>
/// <remarks>Of several that hold at an instant, the one that began last wins; begun together, the one whose id is last in ordinal order.</remarks>
public sealed record ScoreOverride(string Id, decimal Value, Instant From, Instant? Until, string Reason)
{
    /// <summary>True if it holds at an instant: from the first one on, up to the last one excluded.</summary>
    /// <param name="at">The instant.</param>
    public bool HoldsAt(Instant at) => at >= From && (Until is not Instant until || at < until);
}
