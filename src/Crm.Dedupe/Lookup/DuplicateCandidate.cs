namespace Crm.Dedupe;

/// <summary>A record of an index that may be the same as the one looked for.</summary>
/// <param name="Record">The record.</param>
/// <param name="Score">How much speaks for it.</param>
public sealed record DuplicateCandidate(PreparedRecord Record, PairScore Score);
