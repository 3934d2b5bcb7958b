using Crm.Testing;
using Xunit;

namespace Crm.Dedupe.Tests.Comparators;

public sealed class StringSimilarityTests
{
    private delegate double Measure(ReadOnlySpan<char> a, ReadOnlySpan<char> b);

    private static readonly Measure[] Similarities =
    [
        StringSimilarity.Exact, StringSimilarity.Jaro, StringSimilarity.JaroWinkler, StringSimilarity.LevenshteinSimilarity,
        StringSimilarity.Dice, StringSimilarity.Jaccard, StringSimilarity.Cosine,
    ];

    private static readonly Measure[] Distances =
    [
        static (a, b) => StringSimilarity.Levenshtein(a, b), static (a, b) => StringSimilarity.Indel(a, b), static (a, b) => StringSimilarity.OptimalStringAlignment(a, b),
        static (a, b) => StringSimilarity.Damerau(a, b), static (a, b) => StringSimilarity.BigramDistance(a, b),
    ];

    [Fact]
    public void EverySimilarity_IsBetween0And1AndSymmetric() => Law.Holds(Texts.Pair, static p => Similarities.All(m =>
        m(p.Left, p.Right) is >= 0 and <= 1 && m(p.Left, p.Right) == m(p.Right, p.Left)), cases: 5_000);

    [Fact]
    public void EverySimilarity_OfATextWithItself_Is1() => Law.Holds(Texts.Any, static t => Similarities.All(m => m(t, t) == 1));

    [Fact]
    public void EveryDistance_IsSymmetricAnd0ForEqualTexts() => Law.Holds(Texts.Pair, static p => Distances.All(m =>
        m(p.Left, p.Right) == m(p.Right, p.Left) && m(p.Left, p.Left) == 0), cases: 5_000);

    [Fact]
    public void Distances_StandInTheirOrder() => Law.Holds(Texts.Pair, static p =>
    {
        int damerau = StringSimilarity.Damerau(p.Left, p.Right), osa = StringSimilarity.OptimalStringAlignment(p.Left, p.Right);
        int levenshtein = StringSimilarity.Levenshtein(p.Left, p.Right), indel = StringSimilarity.Indel(p.Left, p.Right);
        return damerau <= osa && osa <= levenshtein && levenshtein <= indel && indel <= 2 * levenshtein;
    }, cases: 5_000);

    [Fact]
    public void LevenshteinAndDamerau_ObeyTheTriangle() => Law.Holds(FsCheck.Fluent.Gen.Zip(Texts.Pair, Texts.Alike), static t =>
    {
        (string a, string b) = t.Item1;
        string c = t.Item2;
        return StringSimilarity.Levenshtein(a, c) <= StringSimilarity.Levenshtein(a, b) + StringSimilarity.Levenshtein(b, c)
            && StringSimilarity.Damerau(a, c) <= StringSimilarity.Damerau(a, b) + StringSimilarity.Damerau(b, c);
    }, cases: 2_000);

    [Fact]
    public void Levenshtein_CharacterBeyondTheBasicPlane_IsOneEdit() => Assert.Equal(1, StringSimilarity.Levenshtein("𠮷野家", "吉野家"));

    [Fact]
    public void Levenshtein_LongTexts_AreExact() => Assert.Equal(300, StringSimilarity.Levenshtein(new string('a', 600), new string('a', 300)));

    [Fact]
    public void JaroWinkler_ShortNames_AllocatesNothing()
    {
        double sum = StringSimilarity.JaroWinkler("MARTHA", "MARHTA") + StringSimilarity.Levenshtein("MARTHA", "MARHTA");
        long before = GC.GetAllocatedBytesForCurrentThread();
        for (int i = 0; i < 1_000; i++) sum += StringSimilarity.JaroWinkler("MARTHA", "MARHTA") + StringSimilarity.Levenshtein("MARTHA", "MARHTA");
        Assert.Equal(0, GC.GetAllocatedBytesForCurrentThread() - before);
        Assert.True(sum > 0);
    }
}
