namespace Crm.Sla;

/// <summary>All open deadlines of one version of a timer, as a store takes them.</summary>
/// <param name="Timer">The key of the timer, see <see cref="TimerDeadlines.KeyOf"/>.</param>
/// <param name="Version">The version, from 1. The version that is stored already changes nothing: a repetition is harmless.</param>
/// <param name="Deadlines">The deadlines; none if the timer has none any more. Each kind at most once.</param>
public sealed record DeadlineSet(string Timer, long Version, IReadOnlyCollection<Deadline> Deadlines);
