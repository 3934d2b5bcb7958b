using NodaTime;

namespace Crm.Sla;

/// <summary>A deadline whose effect failed so often that it is not tried again by itself.</summary>
/// <param name="Deadline">The deadline as it was claimed last.</param>
/// <param name="Error">Why its effect failed the last time.</param>
/// <param name="Failures">How often its effect failed.</param>
/// <param name="BuriedAt">Since when it is a dead letter.</param>
public sealed record DeadLetter(ClaimedDeadline Deadline, string Error, int Failures, Instant BuriedAt);
