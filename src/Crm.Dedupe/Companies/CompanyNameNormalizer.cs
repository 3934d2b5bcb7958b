using System.Diagnostics.CodeAnalysis;
using System.Text;

namespace Crm.Dedupe;

/// <summary>Separates a company name from its legal form and folds it.</summary>
/// <remarks>
/// <para>Legal forms go in trailing position (repeatedly), in leading position where the form may lead, and before the branch at the end of a
/// Chinese name; never so that nothing would be left of the name. Forms are found without regard to case and dots and before marks are
/// folded; Latin ones only as whole words.</para>
/// <para>The core is in lower case and normal form KC, without marks; a leading <c>the</c>, the characters <c>. , ' ( )</c> are gone, dashes and
/// slashes are spaces, <c>and</c> is <c>&amp;</c>, traditional Chinese characters are simplified (not in Japanese names). Immutable and
/// thread-safe.</para>
/// </remarks>
public sealed class CompanyNameNormalizer
{
    private readonly record struct Spelling(string Text, string Code, bool MayLead, bool IsWord);

    private readonly Spelling[] _spellings;
    private readonly CompanyNameRules _rules;

    /// <summary>Makes a normaliser.</summary>
    /// <param name="rules">The legal forms.</param>
    public CompanyNameNormalizer(CompanyNameRules rules)
    {
        ArgumentNullException.ThrowIfNull(rules);
        _rules = rules;
        _spellings =
        [
            .. rules.LegalForms.SelectMany(static f => f.Spellings.Select(s => Read(s, f))).OrderByDescending(static s => s.Text.Length)
                .ThenBy(static s => s.Text, StringComparer.Ordinal),
        ];
    }

    /// <summary>The normaliser with the default rules.</summary>
    public static CompanyNameNormalizer Default { get; } = new(CompanyNameRules.Default);

    /// <summary>Normalises a name.</summary>
    /// <param name="text">The name as written, or null.</param>
    /// <param name="name">The core and the legal form.</param>
    /// <returns>False if nothing is left that names a company.</returns>
    public bool TryNormalize(string? text, [NotNullWhen(true)] out NormalizedCompanyName? name)
    {
        name = null;
        string rest = Prepare(UnicodeText.Clean(text), keepBrackets: true);
        string? form = null;
        StripAll(ref rest, ref form);
        rest = Prepare(rest, keepBrackets: false);
        StripAll(ref rest, ref form);
        StripBeforeBranch(ref rest, ref form);
        string core = Core(rest, form);
        if (core.Length == 0) return false;
        name = new NormalizedCompanyName(core, form);
        return true;
    }

    private static Spelling Read(string text, LegalForm form)
    {
        string prepared = Prepare(UnicodeText.Clean(text), keepBrackets: true);
        return new Spelling(prepared, form.Code, form.MayLead, prepared.All(static c => c < '\u2E80') && prepared[0] != '(');
    }

    /// <summary>Lower case, dots and apostrophes gone, dashes and commas as they separate words: as spaces.</summary>
    private static string Prepare(string text, bool keepBrackets)
    {
        StringBuilder prepared = new(text.Length);
        foreach (char c in text)
        {
            if (c is '.' or '\'' or '\u2019' or '\u02BC' || (!keepBrackets && c is '(' or ')')) continue;
            prepared.Append(c switch
            {
                '-' or '\u2010' or '\u2011' or '\u2012' or '\u2013' or '\u2014' or '\u2212' => ' ',
                ',' => ' ',
                _ => char.ToLowerInvariant(c),
            });
        }

        return string.Join(' ', prepared.ToString().Split(' ', StringSplitOptions.RemoveEmptyEntries));
    }

    private void StripAll(ref string rest, ref string? form)
    {
        while (rest.Length > 0 && StripOne(ref rest, out string? code)) form ??= code;
    }

    private bool StripOne(ref string rest, [NotNullWhen(true)] out string? code)
    {
        foreach (Spelling spelling in _spellings)
        {
            code = spelling.Code;
            if (rest.EndsWith(spelling.Text, StringComparison.Ordinal))
            {
                string before = rest[..^spelling.Text.Length];
                if (!spelling.IsWord || before.Length == 0 || before[^1] == ' ')
                {
                    rest = before.TrimEnd();
                    return true;
                }
            }

            if (spelling.MayLead && rest.StartsWith(spelling.Text, StringComparison.Ordinal))
            {
                rest = rest[spelling.Text.Length..].TrimStart();
                return true;
            }
        }

        code = null;
        return false;
    }

    private void StripBeforeBranch(ref string rest, ref string? form)
    {
        foreach (string branch in _rules.BranchDesignators)
        {
            if (!rest.EndsWith(branch, StringComparison.Ordinal)) continue;
            foreach (Spelling spelling in _spellings)
            {
                int at = spelling.IsWord ? -1 : rest.LastIndexOf(spelling.Text, StringComparison.Ordinal);
                if (at <= 0) continue;
                rest = rest[..at] + rest[(at + spelling.Text.Length)..];
                form ??= spelling.Code;
                return;
            }
        }
    }

    private string Core(string rest, string? form)
    {
        string folded = UnicodeText.Fold(rest.Replace('/', ' '));
        bool japanese = form == _rules.JapaneseForm || folded.Any(static c => c is >= '\u3041' and <= '\u30FF');
        StringBuilder core = new(folded.Length);
        foreach (string word in folded.Split(' ', StringSplitOptions.RemoveEmptyEntries))
        {
            if (core.Length == 3 && core.Equals("the")) core.Clear();
            if (core.Length > 0) core.Append(' ');
            if (word == "and") core.Append('&');
            else if (japanese) core.Append(word);
            else foreach (char c in word) core.Append(HanFacts.Simplify(c));
        }

        return core.ToString();
    }
}
