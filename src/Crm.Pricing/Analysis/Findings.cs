using Crm.Primitives;

namespace Crm.Pricing;

/// <summary>Gathers warnings, at most so many of a kind: a catalogue of a hundred thousand prices that repeat one mistake needs no hundred thousand sentences.</summary>
internal sealed class Findings
{
    /// <summary>How many findings of one code are listed; the rest is counted.</summary>
    internal const int ListedOfACode = 100;

    private readonly Problems _problems;
    private readonly SortedDictionary<string, int> _counts = new(StringComparer.Ordinal);

    internal Findings(Problems problems) => _problems = problems;

    /// <summary>True if another finding of this code is to be listed: make its sentence only then.</summary>
    internal bool Take(string code)
    {
        int count = _counts.GetValueOrDefault(code) + 1;
        _counts[code] = count;
        return count <= ListedOfACode;
    }

    internal void Add(string path, string code, string message) => _problems.Warning(path, code, message);

    /// <summary>Says what was left out.</summary>
    internal void Close()
    {
        foreach ((string code, int count) in _counts)
        {
            if (count > ListedOfACode)
                _problems.Hint("", "pricing.findings_more", FormattableString.Invariant($"{count - ListedOfACode} more findings of {code} are not listed: mend these first."));
        }
    }

    internal void Hint(string path, string code, string message) => _problems.Hint(path, code, message);
}
