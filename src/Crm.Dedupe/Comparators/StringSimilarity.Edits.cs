using System.Buffers;

namespace Crm.Dedupe;

public static partial class StringSimilarity
{
    /// <summary>Levenshtein distance: insertions, deletions and substitutions at cost 1.</summary>
    /// <param name="a">One text.</param>
    /// <param name="b">The other.</param>
    /// <returns>The number of edits; kitten and sitting give 3.</returns>
    public static int Levenshtein(ReadOnlySpan<char> a, ReadOnlySpan<char> b) => Edits(a, b, substitution: 1);

    /// <summary>Indel distance: insertions and deletions only, which is <c>|a| + |b| - 2 * LCS</c>.</summary>
    /// <param name="a">One text.</param>
    /// <param name="b">The other.</param>
    /// <returns>The number of edits; kitten and sitting give 5.</returns>
    public static int Indel(ReadOnlySpan<char> a, ReadOnlySpan<char> b) => Edits(a, b, substitution: 2);

    /// <summary>Levenshtein distance as a similarity.</summary>
    /// <param name="a">One text.</param>
    /// <param name="b">The other.</param>
    /// <returns><c>1 - distance / longer length</c>.</returns>
    public static double LevenshteinSimilarity(ReadOnlySpan<char> a, ReadOnlySpan<char> b)
    {
        int length = Math.Max(Length(a), Length(b));
        return length == 0 ? 1 : 1 - (double)Levenshtein(a, b) / length;
    }

    /// <summary>Optimal string alignment (restricted Damerau): as Levenshtein, and two neighbours may be swapped once, unedited otherwise.</summary>
    /// <param name="a">One text.</param>
    /// <param name="b">The other.</param>
    /// <returns>The number of edits; <c>ca</c> and <c>abc</c> give 3. It is no metric: see <see cref="Damerau"/>.</returns>
    public static int OptimalStringAlignment(ReadOnlySpan<char> a, ReadOnlySpan<char> b)
    {
        using CodePoints left = new(a, stackalloc int[Scratch]);
        using CodePoints right = new(b, stackalloc int[Scratch]);
        ReadOnlySpan<int> x = left.Span, y = right.Span;
        int width = y.Length + 1;
        int[] rented = ArrayPool<int>.Shared.Rent(3 * width);
        Span<int> before = rented.AsSpan(0, width), previous = rented.AsSpan(width, width), current = rented.AsSpan(2 * width, width);
        for (int k = 0; k < width; k++) previous[k] = k;
        for (int i = 1; i <= x.Length; i++)
        {
            current[0] = i;
            for (int k = 1; k < width; k++)
            {
                int cost = x[i - 1] == y[k - 1] ? 0 : 1;
                int best = Math.Min(Math.Min(previous[k] + 1, current[k - 1] + 1), previous[k - 1] + cost);
                if (i > 1 && k > 1 && x[i - 1] == y[k - 2] && x[i - 2] == y[k - 1]) best = Math.Min(best, before[k - 2] + 1);
                current[k] = best;
            }

            Span<int> free = before;
            before = previous;
            previous = current;
            current = free;
        }

        int distance = previous[width - 1];
        ArrayPool<int>.Shared.Return(rented);
        return distance;
    }

    /// <summary>Damerau-Levenshtein distance without restriction: as Levenshtein, and two neighbours may be swapped at cost 1.</summary>
    /// <param name="a">One text.</param>
    /// <param name="b">The other.</param>
    /// <returns>The number of edits; <c>ca</c> and <c>abc</c> give 2.</returns>
    public static int Damerau(ReadOnlySpan<char> a, ReadOnlySpan<char> b)
    {
        using CodePoints left = new(a, stackalloc int[Scratch]);
        using CodePoints right = new(b, stackalloc int[Scratch]);
        ReadOnlySpan<int> x = left.Span, y = right.Span;
        if (x.Length == 0 || y.Length == 0) return x.Length + y.Length;

        // Lowrance and Wagner 1975: a border of "infinity" rows, and the last row in which each character of x was seen.
        int width = y.Length + 2, limit = x.Length + y.Length;
        int[] rented = ArrayPool<int>.Shared.Rent((x.Length + 2) * width);
        Span<int> d = rented;
        d[0] = limit;
        for (int i = 0; i <= x.Length; i++) (d[(i + 1) * width], d[(i + 1) * width + 1]) = (limit, i);
        for (int k = 0; k <= y.Length; k++) (d[k + 1], d[width + k + 1]) = (limit, k);
        for (int i = 1; i <= x.Length; i++)
        {
            int lastMatch = 0;
            for (int k = 1; k <= y.Length; k++)
            {
                int row = x[..(i - 1)].LastIndexOf(y[k - 1]) + 1, column = lastMatch;
                bool equal = x[i - 1] == y[k - 1];
                if (equal) lastMatch = k;
                int best = d[i * width + k] + (equal ? 0 : 1);
                best = Math.Min(best, Math.Min(d[(i + 1) * width + k], d[i * width + k + 1]) + 1);
                best = Math.Min(best, d[row * width + column] + (i - row - 1) + 1 + (k - column - 1));
                d[(i + 1) * width + k + 1] = best;
            }
        }

        int distance = d[(x.Length + 1) * width + y.Length + 1];
        ArrayPool<int>.Shared.Return(rented);
        return distance;
    }

    private static int Edits(ReadOnlySpan<char> a, ReadOnlySpan<char> b, int substitution)
    {
        if (a.SequenceEqual(b)) return 0;
        using CodePoints left = new(a, stackalloc int[Scratch]);
        using CodePoints right = new(b, stackalloc int[Scratch]);
        ReadOnlySpan<int> x = left.Span, y = right.Span;
        int[]? rented = y.Length + 1 > 2 * Scratch ? ArrayPool<int>.Shared.Rent(y.Length + 1) : null;
        Span<int> row = rented is null ? stackalloc int[2 * Scratch] : rented;
        for (int k = 0; k <= y.Length; k++) row[k] = k;
        for (int i = 1; i <= x.Length; i++)
        {
            int diagonal = row[0];
            row[0] = i;
            for (int k = 1; k <= y.Length; k++)
            {
                int above = row[k];
                int kept = diagonal + (x[i - 1] == y[k - 1] ? 0 : substitution);
                row[k] = Math.Min(kept, Math.Min(above, row[k - 1]) + 1);
                diagonal = above;
            }
        }

        int distance = row[y.Length];
        if (rented is not null) ArrayPool<int>.Shared.Return(rented);
        return distance;
    }

    private static int Length(ReadOnlySpan<char> text)
    {
        int length = 0;
        foreach (System.Text.Rune _ in text.EnumerateRunes()) length++;
        return length;
    }
}
