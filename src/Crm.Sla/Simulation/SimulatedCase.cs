namespace Crm.Sla;

/// <summary>One recorded case under two definitions, with every timer, timeline and ledger.</summary>
/// <param name="Baseline">Under the definition that is.</param>
/// <param name="Candidate">Under the definition that could be.</param>
public sealed record SimulatedCase(CaseSla Baseline, CaseSla Candidate);
