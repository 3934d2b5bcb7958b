namespace Crm.Dedupe;

public static partial class StringSimilarity
{
    /// <summary>Sorensen-Dice similarity of the bigram multisets, without padding.</summary>
    /// <param name="a">One text.</param>
    /// <param name="b">The other.</param>
    /// <returns><c>2 * common / (bigrams of a + bigrams of b)</c>; a text shorter than two is like nothing but itself. DWAYNE and DUANE give
    /// 0.222222.</returns>
    public static double Dice(ReadOnlySpan<char> a, ReadOnlySpan<char> b) => OfBigrams(a, b, static c => 2.0 * c.Common / (c.InA + c.InB));

    /// <summary>Jaccard similarity of the bigram sets, without padding.</summary>
    /// <param name="a">One text.</param>
    /// <param name="b">The other.</param>
    /// <returns><c>common / union</c>; a text shorter than two is like nothing but itself. DWAYNE and DUANE give 0.125.</returns>
    public static double Jaccard(ReadOnlySpan<char> a, ReadOnlySpan<char> b) =>
        OfBigrams(a, b, static c => (double)c.CommonDistinct / (c.DistinctInA + c.DistinctInB - c.CommonDistinct));

    /// <summary>Cosine similarity of the bigram counts, without padding.</summary>
    /// <param name="a">One text.</param>
    /// <param name="b">The other.</param>
    /// <returns>The cosine; a text shorter than two is like nothing but itself. DWAYNE and DUANE give 0.223607.</returns>
    public static double Cosine(ReadOnlySpan<char> a, ReadOnlySpan<char> b) =>
        OfBigrams(a, b, static c => Math.Min(1, c.Product / Math.Sqrt((double)c.SquareOfA * c.SquareOfB)));

    /// <summary>The sum of the differences of the bigram counts (the q-gram distance for q = 2).</summary>
    /// <param name="a">One text.</param>
    /// <param name="b">The other.</param>
    /// <returns>A distance; DWAYNE and DUANE give 7.</returns>
    public static int BigramDistance(ReadOnlySpan<char> a, ReadOnlySpan<char> b)
    {
        BigramCounts counts = BigramCounts.Of(a, b);
        return counts.InA + counts.InB - 2 * counts.Common;
    }

    private static double OfBigrams(ReadOnlySpan<char> a, ReadOnlySpan<char> b, Func<BigramCounts, double> measure)
    {
        if (a.SequenceEqual(b)) return 1;
        BigramCounts counts = BigramCounts.Of(a, b);
        return counts.InA == 0 || counts.InB == 0 ? 0 : measure(counts);
    }

    private struct BigramCounts
    {
        public int InA, InB, Common, DistinctInA, DistinctInB, CommonDistinct;
        public long Product, SquareOfA, SquareOfB;

        public static BigramCounts Of(ReadOnlySpan<char> a, ReadOnlySpan<char> b)
        {
            using CodePoints left = new(a, stackalloc int[Scratch]);
            using CodePoints right = new(b, stackalloc int[Scratch]);
            Span<long> x = left.Span.Length <= Scratch ? stackalloc long[Scratch] : new long[left.Span.Length];
            Span<long> y = right.Span.Length <= Scratch ? stackalloc long[Scratch] : new long[right.Span.Length];
            x = Sorted(left.Span, x);
            y = Sorted(right.Span, y);

            // A merge of two sorted runs: each step handles one distinct bigram.
            BigramCounts counts = new() { InA = x.Length, InB = y.Length };
            for (int i = 0, k = 0; i < x.Length || k < y.Length;)
            {
                long gram = i >= x.Length ? y[k] : k >= y.Length ? x[i] : Math.Min(x[i], y[k]);
                int inA = 0, inB = 0;
                for (; i < x.Length && x[i] == gram; i++) inA++;
                for (; k < y.Length && y[k] == gram; k++) inB++;
                counts.Common += Math.Min(inA, inB);
                counts.DistinctInA += inA > 0 ? 1 : 0;
                counts.DistinctInB += inB > 0 ? 1 : 0;
                counts.CommonDistinct += inA > 0 && inB > 0 ? 1 : 0;
                counts.Product += (long)inA * inB;
                counts.SquareOfA += (long)inA * inA;
                counts.SquareOfB += (long)inB * inB;
            }

            return counts;
        }

        private static Span<long> Sorted(ReadOnlySpan<int> text, Span<long> grams)
        {
            int count = Math.Max(0, text.Length - 1);
            for (int i = 0; i < count; i++) grams[i] = ((long)text[i] << 32) | (uint)text[i + 1];
            grams = grams[..count];
            grams.Sort();
            return grams;
        }
    }
}
