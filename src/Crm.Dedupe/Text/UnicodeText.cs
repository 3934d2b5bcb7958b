using System.Globalization;
using System.Text;

namespace Crm.Dedupe;

/// <summary>Unicode normalisation and folding that work in every process, with or without ICU.</summary>
/// <remarks>
/// Data of Unicode 14. Text is treated as code points; an unpaired surrogate becomes U+FFFD. Every function is idempotent and thread-safe.
/// </remarks>
public static class UnicodeText
{
    /// <summary>Normalisation form KC: compatibility decomposition, then canonical composition.</summary>
    /// <param name="text">The text.</param>
    /// <returns>The normal form, such as <c>カタカナ</c> for <c>ｶﾀｶﾅ</c> and <c>(株)</c> for <c>㈱</c>. It keeps ß, ø, Ł and zero-width spaces:
    /// those are folded by <see cref="Fold"/>.</returns>
    public static string ToNfkc(string text)
    {
        ArgumentNullException.ThrowIfNull(text);
        return Ascii.IsValid(text) ? text : Encode(Compose(Decompose(text, compatibility: true)));
    }

    /// <summary>Normalisation form C: canonical decomposition, then canonical composition.</summary>
    /// <param name="text">The text.</param>
    public static string ToNfc(string text)
    {
        ArgumentNullException.ThrowIfNull(text);
        return Ascii.IsValid(text) ? text : Encode(Compose(Decompose(text, compatibility: false)));
    }

    /// <summary>Removes the nonspacing marks (category Mn) from the normal form KC, such as the accent of <c>é</c>.</summary>
    /// <param name="text">The text.</param>
    /// <param name="keepKanaVoicing">True keeps the voicing marks of kana, so that が stays different from か. The default is false.</param>
    public static string RemoveMarks(string text, bool keepKanaVoicing = false)
    {
        ArgumentNullException.ThrowIfNull(text);
        if (Ascii.IsValid(text)) return text;
        List<int> codePoints = Decompose(text, compatibility: true);
        codePoints = Decompose(Encode(Compose(codePoints)), compatibility: false);
        codePoints.RemoveAll(c => CharUnicodeInfo.GetUnicodeCategory(c) == UnicodeCategory.NonSpacingMark
            && !(keepKanaVoicing && c is 0x3099 or 0x309A));
        return Encode(Compose(codePoints));
    }

    /// <summary>Text as people meant it: normal form KC, without zero-width characters, trimmed, one space where there was any white space.</summary>
    /// <param name="text">The text, or null.</param>
    /// <returns>The clean text; empty for null.</returns>
    public static string Clean(string? text)
    {
        if (string.IsNullOrEmpty(text)) return "";
        string normal = ToNfkc(WithoutIgnorables(text));
        StringBuilder clean = new(normal.Length);
        bool pending = false;
        foreach (char c in normal)
        {
            if (char.IsWhiteSpace(c) || char.IsControl(c))
            {
                pending = clean.Length > 0;
                continue;
            }

            if (pending) clean.Append(' ');
            pending = false;
            clean.Append(c);
        }

        return clean.Length == text.Length && clean.Equals(text) ? text : clean.ToString();
    }

    /// <summary>Clean text in lower case without marks, and with the letters that have no decomposition spelled out.</summary>
    /// <param name="text">The text, or null.</param>
    /// <returns>Such as <c>maersk</c> for <c>Mærsk</c> and <c>strasse</c> for <c>Straße</c>. Kana keep their voicing marks.</returns>
    public static string Fold(string? text)
    {
        string clean = Clean(text);
        if (clean.Length == 0) return clean;
        if (Ascii.IsValid(clean)) return clean.ToLowerInvariant();
        StringBuilder folded = new(clean.Length + 4);
        foreach (char c in RemoveMarks(clean, keepKanaVoicing: true)) AppendFolded(folded, c);

        // Lower case can bring marks back (İ) and spelling out can join a letter with a mark: a second pass makes the result final.
        return Clean(RemoveMarks(folded.ToString(), keepKanaVoicing: true));
    }

    /// <summary>The text without its invisible characters; taken out before normalising, because what they kept apart may compose.</summary>
    internal static string WithoutIgnorables(string text) => text.Any(IsIgnorable) ? string.Concat(text.Where(static c => !IsIgnorable(c))) : text;

    /// <summary>Zero-width characters and the soft hyphen: invisible, and never meant.</summary>
    internal static bool IsIgnorable(char c) => c is '\u200B' or '\u200C' or '\u200D' or '\u2060' or '\uFEFF' or '\u00AD';

    private static void AppendFolded(StringBuilder output, char c)
    {
        switch (c)
        {
            case 'ß' or 'ẞ': output.Append("ss"); break;
            case 'æ' or 'Æ': output.Append("ae"); break;
            case 'œ' or 'Œ': output.Append("oe"); break;
            case 'þ' or 'Þ': output.Append("th"); break;
            case 'ø' or 'Ø': output.Append('o'); break;
            case 'đ' or 'Đ' or 'ð' or 'Ð': output.Append('d'); break;
            case 'ł' or 'Ł': output.Append('l'); break;
            case 'ı' or 'İ': output.Append('i'); break;
            case 'ħ' or 'Ħ': output.Append('h'); break;
            case 'ŧ' or 'Ŧ': output.Append('t'); break;
            case 'ŋ' or 'Ŋ': output.Append('n'); break;
            case 'ς': output.Append('σ'); break;
            default: output.Append(char.ToLowerInvariant(c)); break;
        }
    }

    private static List<int> Decompose(string text, bool compatibility)
    {
        List<int> codePoints = new(text.Length + 8);
        foreach (Rune rune in text.EnumerateRunes()) UnicodeFacts.Decompose(rune.Value, compatibility, codePoints);

        // Canonical order: marks between two starters by combining class, stable within a class.
        for (int i = 1; i < codePoints.Count; i++)
        {
            byte combiningClass = UnicodeFacts.CombiningClass(codePoints[i]);
            if (combiningClass == 0) continue;
            for (int k = i; k > 0 && UnicodeFacts.CombiningClass(codePoints[k - 1]) > combiningClass; k--)
                (codePoints[k - 1], codePoints[k]) = (codePoints[k], codePoints[k - 1]);
        }

        return codePoints;
    }

    private static List<int> Compose(List<int> codePoints)
    {
        List<int> composed = new(codePoints.Count);
        int starter = -1;
        byte last = 0;
        foreach (int codePoint in codePoints)
        {
            byte combiningClass = UnicodeFacts.CombiningClass(codePoint);
            bool blocked = starter != composed.Count - 1 && (last == 0 || last >= combiningClass);
            if (starter >= 0 && !blocked && UnicodeFacts.Compose(composed[starter], codePoint) is int composite and >= 0)
            {
                composed[starter] = composite;
                continue;
            }

            if (combiningClass == 0) starter = composed.Count;
            last = combiningClass;
            composed.Add(codePoint);
        }

        return composed;
    }

    private static string Encode(List<int> codePoints)
    {
        StringBuilder text = new(codePoints.Count);
        Span<char> pair = stackalloc char[2];
        foreach (int codePoint in codePoints) text.Append(pair[..new Rune(codePoint).EncodeToUtf16(pair)]);
        return text.ToString();
    }
}
