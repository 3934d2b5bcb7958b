namespace Crm.Primitives;

/// <summary>
/// Text search that means the same in memory and in every store: A to Z equal a to z, every other character equals only itself.
/// </summary>
/// <remarks>For names in other scripts search a column that was normalised when it was written.</remarks>
internal static class AsciiText
{
    /// <summary>The text with A to Z as a to z.</summary>
    internal static string Fold(string text) => string.Create(text.Length, text, static (span, source) =>
    {
        for (int i = 0; i < span.Length; i++) span[i] = Fold(source[i]);
    });

    internal static char Fold(char c) => c is >= 'A' and <= 'Z' ? (char)(c | 0x20) : c;

    /// <summary>True if the folded pattern occurs in the text. Allocates nothing.</summary>
    internal static bool Contains(ReadOnlySpan<char> text, ReadOnlySpan<char> foldedPattern)
    {
        for (int start = 0; start <= text.Length - foldedPattern.Length; start++)
            if (StartsWith(text[start..], foldedPattern)) return true;
        return false;
    }

    /// <summary>True if the text begins with the folded pattern. Allocates nothing.</summary>
    internal static bool StartsWith(ReadOnlySpan<char> text, ReadOnlySpan<char> foldedPattern)
    {
        if (text.Length < foldedPattern.Length) return false;
        for (int i = 0; i < foldedPattern.Length; i++)
            if (Fold(text[i]) != foldedPattern[i]) return false;
        return true;
    }

    /// <summary>True if the text ends with the folded pattern. Allocates nothing.</summary>
    internal static bool EndsWith(ReadOnlySpan<char> text, ReadOnlySpan<char> foldedPattern) =>
        text.Length >= foldedPattern.Length && StartsWith(text[^foldedPattern.Length..], foldedPattern);
}
