using System.Collections.Frozen;
using System.Diagnostics.CodeAnalysis;
using System.Text;

namespace Crm.Dedupe;

/// <summary>Folds a person's name for comparison.</summary>
/// <remarks>
/// <para>Lower case, normal form KC, marks folded, titles at the front and academic or generational suffixes at the end taken off (never so that
/// nothing is left), <c>Surname, Given</c> turned round, dots gone and dashes turned into spaces. A name in Han characters is written
/// without spaces and simplified; one in kana keeps its characters.</para>
/// <para>Idempotent; immutable and thread-safe. A title is a word of the list and nothing cleverer.</para>
/// </remarks>
public sealed class PersonNameNormalizer
{
    private readonly FrozenSet<string> _titles;
    private readonly FrozenSet<string> _suffixes;

    /// <summary>Makes a normaliser.</summary>
    /// <param name="titles">Words to take off the front, folded and without dots, such as <c>dr</c>.</param>
    /// <param name="suffixes">Words to take off the end, folded and without dots, such as <c>phd</c>.</param>
    public PersonNameNormalizer(IEnumerable<string> titles, IEnumerable<string> suffixes)
    {
        ArgumentNullException.ThrowIfNull(titles);
        ArgumentNullException.ThrowIfNull(suffixes);
        _titles = titles.ToFrozenSet(StringComparer.Ordinal);
        _suffixes = suffixes.ToFrozenSet(StringComparer.Ordinal);
    }

    /// <summary>The normaliser with the common English, German and French titles and the common English suffixes.</summary>
    public static PersonNameNormalizer Default { get; } = new(
        ["mr", "mrs", "ms", "miss", "mx", "dr", "prof", "sir", "herr", "frau", "mme", "mlle", "ing", "dipl", "rev"],
        ["jr", "sr", "ii", "iii", "iv", "phd", "md", "mba", "esq"]);

    /// <summary>Normalises a name.</summary>
    /// <param name="text">The name as written, or null.</param>
    /// <param name="name">The folded name, such as <c>wang wei</c> for <c>WANG  Wei</c>.</param>
    /// <returns>False if there is no letter in it.</returns>
    public bool TryNormalize(string? text, [NotNullWhen(true)] out string? name)
    {
        name = null;
        string folded = UnicodeText.Fold(text);
        int comma = folded.IndexOf(',', StringComparison.Ordinal);
        if (comma > 0 && folded.IndexOf(',', comma + 1) < 0 && !IsSuffix(folded[(comma + 1)..]))
            folded = folded[(comma + 1)..] + " " + folded[..comma];
        List<string> words = Words(folded);
        while (words.Count > 1 && _titles.Contains(words[0])) words.RemoveAt(0);
        while (words.Count > 1 && _suffixes.Contains(words[^1])) words.RemoveAt(words.Count - 1);
        if (words.Count == 0 || !words.Exists(static w => w.Any(char.IsLetter))) return false;

        // What a dot or a dash kept apart may compose now: folding once more makes the result final.
        name = UnicodeText.Fold(words.TrueForAll(static w => w.All(IsHan)) ? string.Concat(words.SelectMany(static w => w.Select(HanFacts.Simplify))) : string.Join(' ', words));
        return true;
    }

    private bool IsSuffix(string text) => Words(text) is [var only] && _suffixes.Contains(only);

    private static List<string> Words(string folded)
    {
        StringBuilder spaced = new(folded.Length);
        foreach (char c in folded)
        {
            if (c is '.' or '\'' or '\u2019') continue;
            spaced.Append(c is '-' or ',' or '\u2010' or '\u2011' or '\u00B7' or '\u30FB' ? ' ' : c);
        }

        return [.. spaced.ToString().Split(' ', StringSplitOptions.RemoveEmptyEntries)];
    }

    private static bool IsHan(char c) => c is >= '\u3400' and <= '\u9FFF';
}
