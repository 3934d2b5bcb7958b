namespace Crm.Domain;

/// <summary>Which reminder of an invoice is to be sent, if any.</summary>
/// <param name="Level">The step to take; null if none is to be taken.</param>
/// <param name="DaysOverdue">Today minus due date.</param>
/// <param name="BlockedBy">What keeps a step that would be due from being taken.</param>
public sealed record DunningDecision(DunningLevel? Level, int DaysOverdue, DunningBlocks BlockedBy);
