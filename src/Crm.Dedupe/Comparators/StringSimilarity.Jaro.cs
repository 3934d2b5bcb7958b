using System.Buffers;

namespace Crm.Dedupe;

public static partial class StringSimilarity
{
    /// <summary>Jaro similarity.</summary>
    /// <param name="a">One text.</param>
    /// <param name="b">The other.</param>
    /// <returns><c>(m/|a| + m/|b| + (m-t)/m) / 3</c> with m matches inside the window <c>max(0, max(|a|,|b|)/2 - 1)</c>, taken greedily
    /// from left to right, and t half the matches that stand in another order, rounded down. Jaro 1989; MARTHA and MARHTA give 0.944444.</returns>
    public static double Jaro(ReadOnlySpan<char> a, ReadOnlySpan<char> b)
    {
        if (a.SequenceEqual(b)) return 1;
        using CodePoints left = new(a, stackalloc int[Scratch]);
        using CodePoints right = new(b, stackalloc int[Scratch]);
        return Jaro(left.Span, right.Span);
    }

    /// <summary>Jaro-Winkler similarity: Jaro, raised for a common prefix.</summary>
    /// <param name="a">One text.</param>
    /// <param name="b">The other.</param>
    /// <returns><c>j + 0.1 * p * (1 - j)</c> with the common prefix p up to 4, only where j is over 0.7. Winkler 1990; MARTHA and MARHTA
    /// give 0.961111.</returns>
    public static double JaroWinkler(ReadOnlySpan<char> a, ReadOnlySpan<char> b)
    {
        if (a.SequenceEqual(b)) return 1;
        using CodePoints left = new(a, stackalloc int[Scratch]);
        using CodePoints right = new(b, stackalloc int[Scratch]);
        double jaro = Jaro(left.Span, right.Span);
        if (jaro <= 0.7) return jaro;
        int prefix = Math.Min(4, left.Span.CommonPrefixLength(right.Span));
        return jaro + 0.1 * prefix * (1 - jaro);
    }

    private static double Jaro(ReadOnlySpan<int> a, ReadOnlySpan<int> b)
    {
        if (a.Length == 0 || b.Length == 0) return 0;

        // Walking from the shorter text makes the greedy assignment the same from both sides.
        if (a.Length > b.Length)
        {
            ReadOnlySpan<int> shorter = b;
            b = a;
            a = shorter;
        }

        int window = Math.Max(0, b.Length / 2 - 1);
        bool[]? rented = a.Length + b.Length > 4 * Scratch ? ArrayPool<bool>.Shared.Rent(a.Length + b.Length) : null;
        Span<bool> marks = rented is null ? stackalloc bool[4 * Scratch] : rented;
        marks = marks[..(a.Length + b.Length)];
        marks.Clear();
        Span<bool> inA = marks[..a.Length], inB = marks[a.Length..];
        int matches = 0;
        for (int i = 0; i < a.Length; i++)
        {
            int last = Math.Min(b.Length - 1, i + window);
            for (int k = Math.Max(0, i - window); k <= last; k++)
            {
                if (inB[k] || a[i] != b[k]) continue;
                inA[i] = inB[k] = true;
                matches++;
                break;
            }
        }

        int misplaced = 0;
        for (int i = 0, k = 0; i < a.Length; i++)
        {
            if (!inA[i]) continue;
            while (!inB[k]) k++;
            if (a[i] != b[k++]) misplaced++;
        }

        if (rented is not null) ArrayPool<bool>.Shared.Return(rented);
        if (matches == 0) return 0;
        double m = matches;
        return (m / a.Length + m / b.Length + (m - misplaced / 2) / m) / 3;
    }
}
