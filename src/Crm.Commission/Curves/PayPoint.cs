namespace Crm.Commission;

/// <summary>A point of a pay curve.</summary>
/// <param name="Attainment">Attainment as a fraction of quota: 1 is on target.</param>
/// <param name="Payout">Payout as a fraction of the target incentive: 1 is the full incentive.</param>
public sealed record PayPoint(decimal Attainment, decimal Payout);
