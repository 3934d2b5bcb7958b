using System.Globalization;

namespace Crm.Dedupe;

/// <summary>
/// Decompositions, compositions and combining classes of Unicode 14. They are here because under InvariantGlobalization the framework's
/// normalisation returns its input, silently.
/// </summary>
internal static partial class UnicodeFacts
{
    private const int HangulBase = 0xAC00, LeadBase = 0x1100, VowelBase = 0x1161, TrailBase = 0x11A7;
    private const int Leads = 19, Vowels = 21, Trails = 28, HangulCount = Leads * Vowels * Trails;

    private static readonly Dictionary<int, int[]> CanonicalMap = [];
    private static readonly Dictionary<int, int[]> CompatibilityMap = [];
    private static readonly Dictionary<(int, int), int> Compositions = [];
    private static readonly Dictionary<int, byte> Classes = [];

    static UnicodeFacts()
    {
        ReadDecompositions(Canonical, CanonicalMap, Compositions);
        ReadDecompositions(Compatibility, CompatibilityMap, null);
        foreach (Range part in Split(CombiningClasses, ';'))
        {
            ReadOnlySpan<char> entry = CombiningClasses.AsSpan()[part].Trim();
            int colon = entry.IndexOf(':'), dash = entry[..colon].IndexOf('-');
            int first = Hex(dash < 0 ? entry[..colon] : entry[..dash]), last = dash < 0 ? first : Hex(entry[(dash + 1)..colon]);
            byte combiningClass = byte.Parse(entry[(colon + 1)..], NumberStyles.None, CultureInfo.InvariantCulture);
            for (int c = first; c <= last; c++) Classes.Add(c, combiningClass);
        }
    }

    /// <summary>The canonical combining class of a code point; 0 for a starter.</summary>
    public static byte CombiningClass(int codePoint) => codePoint < 0x300 ? (byte)0 : Classes.GetValueOrDefault(codePoint);

    /// <summary>Appends the full decomposition of a code point.</summary>
    public static void Decompose(int codePoint, bool compatibility, List<int> output)
    {
        int syllable = codePoint - HangulBase;
        if (syllable is >= 0 and < HangulCount)
        {
            output.Add(LeadBase + syllable / (Vowels * Trails));
            output.Add(VowelBase + syllable % (Vowels * Trails) / Trails);
            if (syllable % Trails != 0) output.Add(TrailBase + syllable % Trails);
        }
        else if (codePoint >= 0xA0 && (CanonicalMap.TryGetValue(codePoint, out int[]? parts)
            || (compatibility && CompatibilityMap.TryGetValue(codePoint, out parts))))
        {
            foreach (int part in parts) Decompose(part, compatibility, output);
        }
        else
        {
            output.Add(codePoint);
        }
    }

    /// <summary>The primary composite of two code points; -1 if there is none.</summary>
    public static int Compose(int first, int second)
    {
        if (first - LeadBase is int lead and >= 0 and < Leads && second - VowelBase is int vowel and >= 0 and < Vowels)
            return HangulBase + (lead * Vowels + vowel) * Trails;
        if (first - HangulBase is int syllable and >= 0 and < HangulCount && syllable % Trails == 0
            && second - TrailBase is int trail and > 0 and < Trails)
            return first + trail;
        return Compositions.TryGetValue((first, second), out int composite) ? composite : -1;
    }

    private static void ReadDecompositions(string table, Dictionary<int, int[]> map, Dictionary<(int, int), int>? compositions)
    {
        foreach (Range run in Split(table, ';'))
        {
            string entry = table.AsSpan()[run].Trim().ToString();
            int colon = entry.IndexOf(':', StringComparison.Ordinal);
            int codePoint = Hex(entry.AsSpan()[..colon]);
            foreach (Range part in Split(entry[(colon + 1)..], ','))
            {
                ReadOnlySpan<char> item = entry.AsSpan()[(colon + 1)..][part].Trim();
                int plus = item.IndexOf('+');
                if (plus > 0)
                {
                    int first = Hex(item[..plus]), more = int.Parse(item[(plus + 1)..], NumberStyles.None, CultureInfo.InvariantCulture);
                    for (int i = 0; i <= more; i++) map.Add(codePoint++, [first + i]);
                    continue;
                }

                bool composes = item[0] != '!';
                int[] parts = [.. (composes ? item : item[1..]).ToString().Split(' ').Select(static h => Hex(h))];
                if (composes && parts.Length == 2) compositions?.Add((parts[0], parts[1]), codePoint);
                map.Add(codePoint++, parts);
            }
        }
    }

    private static List<Range> Split(string text, char separator)
    {
        List<Range> parts = [];
        int start = 0;
        for (int i = 0; i <= text.Length; i++)
        {
            if (i < text.Length && text[i] != separator) continue;
            parts.Add(start..i);
            start = i + 1;
        }

        return parts;
    }

    private static int Hex(ReadOnlySpan<char> digits) => int.Parse(digits, NumberStyles.AllowHexSpecifier, CultureInfo.InvariantCulture);
}
