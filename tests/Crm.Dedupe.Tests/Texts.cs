using FsCheck;
using FsCheck.Fluent;

namespace Crm.Dedupe.Tests;

/// <summary>Texts that break careless code: accents composed and not, full-width forms, Han beyond the basic plane, kana, Hangul, marks, zero width.</summary>
internal static class Texts
{
    private static readonly string[] Pieces =
    [
        "a", "B", "e\u0301", "é", "ß", "İ", "ı", "ø", "Ł", "ﬁ", "Ａ", "１", "ｶﾞ", "ガ", "𠮷", "乾", "國", "한", "ᄒ", "ᅡ", "ᆫ", "\u0323", "\u0301", "\u200B", " ", "\u3000",
        "-", ".", "@", "+", "㈱", "…", "ẞ", "ς", "Ǆ", "\u0345", "1", "7",
    ];

    public static Gen<string> Any { get; } = Gen.Elements(Pieces).ListOf().Select(static pieces => string.Concat(pieces));

    /// <summary>Short texts over few letters, so that pairs of them are often alike.</summary>
    public static Gen<string> Alike { get; } = Gen.Elements("a", "b", "c", "𠮷").ListOf().Select(static pieces => string.Concat(pieces.Take(9)));

    public static Gen<(string Left, string Right)> Pair { get; } = Alike.Zip(Alike).Select(static p => (p.Item1, p.Item2));
}
