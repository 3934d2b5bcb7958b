using System.Collections.Immutable;

namespace Crm.Dedupe;

/// <summary>Matches the rows of a file against known records and against each other.</summary>
/// <remarks>
/// Rows are taken in order, so the first of several rows about one entity is the new one and the later ones point to it. A known record
/// goes before a row. A row that duplicates another one adds nothing to the search: its own values do not link further rows.
/// </remarks>
public static class FileMatch
{
    /// <summary>Matches the rows.</summary>
    /// <param name="matcher">Decides.</param>
    /// <param name="rows">The rows, with ids that are unique in the file.</param>
    /// <param name="existing">The records known before; made with the same matcher. It is not changed.</param>
    /// <param name="cancellationToken">Ends the work between two rows.</param>
    /// <returns>One answer a row, in order.</returns>
    public static ImmutableArray<RowMatch> Run(
        RecordMatcher matcher, IEnumerable<SourceRecord> rows, DuplicateIndex existing, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(matcher);
        ArgumentNullException.ThrowIfNull(rows);
        ArgumentNullException.ThrowIfNull(existing);
        DuplicateIndex file = new(matcher);
        ImmutableArray<RowMatch>.Builder matches = ImmutableArray.CreateBuilder<RowMatch>();
        foreach (SourceRecord row in rows)
        {
            cancellationToken.ThrowIfCancellationRequested();
            PreparedRecord prepared = matcher.Prepare(row);
            DuplicateSearch known = existing.Find(prepared);
            if (known.Best is DuplicateCandidate record)
            {
                matches.Add(new RowMatch(row.Id, RowOutcome.Existing, record.Record.Id, matcher.Explain(prepared, record.Record), known));
            }
            else if (file.Find(prepared).Best is DuplicateCandidate earlier)
            {
                matches.Add(new RowMatch(row.Id, RowOutcome.DuplicateInFile, earlier.Record.Id, matcher.Explain(prepared, earlier.Record), known));
            }
            else
            {
                file.Add(prepared);
                matches.Add(new RowMatch(row.Id, RowOutcome.New, null, null, known));
            }
        }

        return matches.ToImmutable();
    }
}
