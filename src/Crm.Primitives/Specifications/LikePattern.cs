using System.Text;

namespace Crm.Primitives;

/// <summary>LIKE in memory: <c>%</c> any run, <c>_</c> one character, case does not count, there is no escape.</summary>
internal static class LikePattern
{
    /// <summary>Greedy with one point of return: at most text times pattern steps, whatever the pattern.</summary>
    internal static bool IsMatch(ReadOnlySpan<char> text, ReadOnlySpan<char> pattern)
    {
        int t = 0, p = 0, afterPercent = -1, retryAt = 0;
        while (t < text.Length)
        {
            Rune.DecodeFromUtf16(text[t..], out Rune have, out int step);
            Rune want = default;
            int wantStep = 0;
            if (p < pattern.Length) Rune.DecodeFromUtf16(pattern[p..], out want, out wantStep);
            if (wantStep > 0 && want.Value == '%')
            {
                afterPercent = p += wantStep;
                retryAt = t;
            }
            else if (wantStep > 0 && (want.Value == '_' || have == want || Rune.ToUpperInvariant(have) == Rune.ToUpperInvariant(want)))
            {
                p += wantStep;
                t += step;
            }
            else if (afterPercent >= 0)
            {
                Rune.DecodeFromUtf16(text[retryAt..], out _, out int skip);
                t = retryAt += skip;
                p = afterPercent;
            }
            else
            {
                return false;
            }
        }

        return !pattern[p..].ContainsAnyExcept('%');
    }
}
