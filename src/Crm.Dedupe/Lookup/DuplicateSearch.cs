using System.Collections.Immutable;

namespace Crm.Dedupe;

/// <summary>What an index found for a record.</summary>
/// <param name="Candidates">Records that are the same or possibly the same: a shared key first (in the order of the keys), then by weight,
/// then by id.</param>
/// <param name="Compared">How many records were compared.</param>
/// <param name="SkippedBlocks">The values of blocks that were left out because they are larger than the definition allows. Whoever looks for
/// completeness needs a finer block.</param>
public sealed record DuplicateSearch(ImmutableArray<DuplicateCandidate> Candidates, int Compared, ImmutableArray<string> SkippedBlocks)
{
    /// <summary>The first candidate that is decided to be the same; null if there is none.</summary>
    public DuplicateCandidate? Best => Candidates.FirstOrDefault(static c => c.Score.Decision == MatchDecision.Same);
}
