using System.Buffers;
using System.Globalization;
using System.Text;

namespace Crm.Dedupe;

/// <summary>The digits of a typed phone number, before anything is known about its country.</summary>
internal readonly record struct PhoneText(bool IsInternational, string Digits, string? Extension)
{
    private const int MaxLength = 250, MaxExtension = 9;

    // Longest first, so that "ext." is not read as "x" followed by "t.".
    private static readonly string[] ExtensionMarks = [";ext=", "extension", "extn", "ext", "分机", "转", "轉", "x", "#"];

    private static readonly SearchValues<char> NumberStarts = SearchValues.Create("+0123456789");

    /// <summary>Reads a field; words before the number (<c>Tel: </c>) are skipped.</summary>
    public static bool TryRead(string? text, out PhoneText phone)
    {
        phone = default;
        if (string.IsNullOrWhiteSpace(text) || text.Length > MaxLength) return false;
        string line = AsciiDigits(UnicodeText.ToNfkc(text)).ToLowerInvariant().Trim();
        int start = line.AsSpan().IndexOfAny(NumberStarts);
        if (start < 0) return false;
        line = line[start..];
        string? extension = TakeExtension(ref line);

        bool international = line[0] == '+';
        StringBuilder digits = new(line.Length);
        int letters = 0;
        foreach (char c in international ? line.AsSpan()[1..] : line)
        {
            if (char.IsAsciiDigit(c)) digits.Append(c);
            else if (char.IsAsciiLetterLower(c) && digits.Length >= 3) { digits.Append(Keypad(c)); letters++; }
            else if (!IsPunctuation(c)) return false;
        }

        if (letters is 1 or 2 || digits.Length < 2) return false;
        phone = new PhoneText(international, digits.ToString(), extension);
        return true;
    }

    private static string? TakeExtension(ref string line)
    {
        foreach (string mark in ExtensionMarks)
        {
            int at = line.LastIndexOf(mark, StringComparison.Ordinal);
            if (at <= 0) continue;
            string rest = line[(at + mark.Length)..].Trim(' ', '.', ':', '#', ',');
            if (rest.Length is 0 or > MaxExtension || !rest.All(char.IsAsciiDigit) || line[..at].Count(char.IsAsciiDigit) < 5) continue;
            line = line[..at].TrimEnd(' ', ',', '-', '.', ';', '(');
            return rest;
        }

        return null;
    }

    private static string AsciiDigits(string text)
    {
        StringBuilder ascii = new(text.Length);
        foreach (char c in text)
            ascii.Append(char.IsDigit(c) ? (char)('0' + (int)CharUnicodeInfo.GetNumericValue(c)) : c);
        return ascii.ToString();
    }

    private static bool IsPunctuation(char c) =>
        c is '-' or '(' or ')' or '.' or '/' or '~' or '[' or ']' or ' ' or '\u00A0' or '\u2053' or '\u223C' || c is >= '\u2010' and <= '\u2015'
        || c is '\u2212' or '\u30FC' || UnicodeText.IsIgnorable(c);

    private static char Keypad(char letter) => "22233344455566677778889999"[letter - 'a'];
}
