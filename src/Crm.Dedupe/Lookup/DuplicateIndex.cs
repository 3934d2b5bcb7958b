using System.Text;

namespace Crm.Dedupe;

/// <summary>Records that can be asked for duplicates of another one, by key and by block, without comparing all of them.</summary>
/// <remarks>In memory. One thread may write at a time, and none read while it does. Answers do not depend on the order of adding.</remarks>
public sealed class DuplicateIndex
{
    private readonly RecordMatcher _matcher;
    private readonly Dictionary<string, PreparedRecord> _records = new(StringComparer.Ordinal);
    private readonly Dictionary<(int Rule, string Value), List<PreparedRecord>> _blocks = [];

    /// <summary>Makes an empty index.</summary>
    /// <param name="matcher">Prepares and compares its records.</param>
    public DuplicateIndex(RecordMatcher matcher)
    {
        ArgumentNullException.ThrowIfNull(matcher);
        _matcher = matcher;
    }

    /// <summary>How many records are in it.</summary>
    public int Count => _records.Count;

    /// <summary>Adds a record; one with the same id is replaced.</summary>
    /// <param name="record">The record.</param>
    public void Add(SourceRecord record) => Add(_matcher.Prepare(record));

    /// <summary>Adds a record that the same matcher prepared; one with the same id is replaced.</summary>
    /// <param name="record">The record.</param>
    public void Add(PreparedRecord record)
    {
        ArgumentNullException.ThrowIfNull(record);
        Remove(record.Id);
        _records.Add(record.Id, record);
        foreach ((int rule, string value) in BlocksOf(record))
        {
            if (!_blocks.TryGetValue((rule, value), out List<PreparedRecord>? block)) _blocks.Add((rule, value), block = []);
            block.Add(record);
        }
    }

    /// <summary>Removes a record.</summary>
    /// <param name="id">Its id.</param>
    /// <returns>False if it was not there.</returns>
    public bool Remove(string id)
    {
        if (!_records.Remove(id, out PreparedRecord? record)) return false;
        foreach ((int Rule, string Value) key in BlocksOf(record))
        {
            List<PreparedRecord> block = _blocks[key];
            block.Remove(record);
            if (block.Count == 0) _blocks.Remove(key);
        }

        return true;
    }

    /// <summary>Looks for duplicates of a record; a record of the same id is not its own duplicate.</summary>
    /// <param name="record">The record.</param>
    public DuplicateSearch Find(SourceRecord record) => Find(_matcher.Prepare(record));

    /// <summary>Looks for duplicates of a record that the same matcher prepared.</summary>
    /// <param name="record">The record.</param>
    public DuplicateSearch Find(PreparedRecord record)
    {
        ArgumentNullException.ThrowIfNull(record);
        HashSet<PreparedRecord> compared = [];
        List<string> skipped = [];
        List<DuplicateCandidate> candidates = [];
        foreach ((int rule, string value) in BlocksOf(record))
        {
            if (!_blocks.TryGetValue((rule, value), out List<PreparedRecord>? block)) continue;
            if (block.Count > _matcher.Definition.MaxBlockSize)
            {
                skipped.Add(value);
                continue;
            }

            foreach (PreparedRecord other in block)
            {
                if (other.Id == record.Id || !compared.Add(other)) continue;
                PairScore score = _matcher.Compare(record, other);
                if (score.Decision != MatchDecision.Different) candidates.Add(new DuplicateCandidate(other, score));
            }
        }

        return new DuplicateSearch([.. candidates.OrderBy(c => KeyOrder(c.Score.Key)).ThenByDescending(static c => c.Score.Weight)
            .ThenBy(static c => c.Record.Id, StringComparer.Ordinal)], compared.Count, [.. skipped]);
    }

    /// <summary>The blocks a record is in: one a key, then one a blocking rule.</summary>
    private IEnumerable<(int Rule, string Value)> BlocksOf(PreparedRecord record)
    {
        foreach ((int Rule, string Value) key in _matcher.KeysOf(record)) yield return key;
        int keys = _matcher.Definition.Keys.Length;
        for (int i = 0; i < _matcher.Blocks.Length; i++)
        {
            (BlockingRule rule, int field) = _matcher.Blocks[i];
            if (record[field] is string value) yield return (keys + i, rule.Prefix is int prefix ? Start(value, prefix) : value);
        }
    }

    private int KeyOrder(MatchKey? key) => key is null ? int.MaxValue : _matcher.Definition.Keys.IndexOf(key);

    private static string Start(string value, int codePoints)
    {
        int length = 0;
        foreach (Rune rune in value.EnumerateRunes())
        {
            if (codePoints-- == 0) break;
            length += rune.Utf16SequenceLength;
        }

        return value[..length];
    }
}
