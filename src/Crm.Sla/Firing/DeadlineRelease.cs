namespace Crm.Sla;

/// <summary>A claimed deadline that did not take effect and is given back.</summary>
/// <param name="Deadline">The deadline.</param>
/// <param name="AvailableAt">Not before this instant it can be claimed again; never for a dead letter, which waits for
/// <see cref="IDeadlineStore.RetryAsync"/>.</param>
/// <param name="Error">Why its effect failed; null if it was not tried, which counts as no failure.</param>
public sealed record DeadlineRelease(ClaimedDeadline Deadline, Moment AvailableAt, string? Error);
