namespace Crm.Domain;

/// <summary>One step of reminding a customer.</summary>
/// <param name="Name">What the step is called, such as <c>first reminder</c>.</param>
/// <param name="FromDaysOverdue">The days overdue from which it is taken; at least 1.</param>
public sealed record DunningLevel(string Name, int FromDaysOverdue);
