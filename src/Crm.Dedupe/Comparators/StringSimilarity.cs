namespace Crm.Dedupe;

/// <summary>How alike two texts are, by the measures of the record-linkage literature.</summary>
/// <remarks>
/// Everything counts Unicode code points, never bytes or UTF-16 units: 𠮷 is one. Case-sensitive; normalise first. Every measure is symmetric;
/// a similarity lies between 0 and 1, and is 1 for equal texts, two empty ones included (a comparison of records treats an empty value as
/// missing before it gets here). Texts up to 128 UTF-16 units are compared without allocating. Thread-safe.
/// </remarks>
public static partial class StringSimilarity
{
    private const int Scratch = 128;

    /// <summary>1 if both are equal code point by code point, else 0.</summary>
    /// <param name="a">One text.</param>
    /// <param name="b">The other.</param>
    public static double Exact(ReadOnlySpan<char> a, ReadOnlySpan<char> b) => a.SequenceEqual(b) ? 1 : 0;
}
