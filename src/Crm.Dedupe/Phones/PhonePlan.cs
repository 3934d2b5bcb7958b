using System.Globalization;

namespace Crm.Dedupe;

/// <summary>The numbering plan behind one country calling code.</summary>
internal sealed class PhonePlan
{
    private readonly record struct Block(int First, int Last, int Digits, ulong Lengths, PhoneNumberType Type);

    private readonly Lazy<Block[]> _blocks;
    private readonly ulong _lengths;

    public PhonePlan(string record)
    {
        string[] parts = record.Split(' ', StringSplitOptions.RemoveEmptyEntries);
        CallingCode = parts[0];
        Regions = parts[1].Split(',');
        InternationalPrefixes = List(parts[2]);
        TrunkPrefixes = List(parts[3]);
        _lengths = Lengths(parts[4]);
        string facts = parts.Length > 5 ? string.Concat(parts[5..]) : "";
        _blocks = new Lazy<Block[]>(() => Read(facts));
    }

    public string CallingCode { get; }

    /// <summary>ISO 3166 codes; the first is the main one.</summary>
    public IReadOnlyList<string> Regions { get; }

    /// <summary>What is dialled before a calling code; a dot stands for any digit. Longest first.</summary>
    public IReadOnlyList<string> InternationalPrefixes { get; }

    /// <summary>What is dialled before a national number; a dot stands for any digit. Longest first.</summary>
    public IReadOnlyList<string> TrunkPrefixes { get; }

    public bool IsPossible(ReadOnlySpan<char> national) => national.Length < 64 && (_lengths & (1UL << national.Length)) != 0;

    /// <summary>What a national number is for; <see cref="PhoneNumberType.Unknown"/> if the plan has no such number.</summary>
    public PhoneNumberType TypeOf(ReadOnlySpan<char> national)
    {
        if (!IsPossible(national)) return PhoneNumberType.Unknown;
        ulong length = 1UL << national.Length;
        foreach (Block block in _blocks.Value)
        {
            if ((block.Lengths & length) == 0 || block.Digits > national.Length) continue;
            int lead = int.Parse(national[..block.Digits], NumberStyles.None, CultureInfo.InvariantCulture);
            if (lead >= block.First && lead <= block.Last) return block.Type;
        }

        return PhoneNumberType.Unknown;
    }

    private static string[] List(string text) => text == "-" ? [] : text.Split(',');

    private static Block[] Read(string facts)
    {
        List<Block> blocks = [];
        foreach (string group in facts.Split('/', StringSplitOptions.RemoveEmptyEntries))
        {
            int colon = group.IndexOf(':', StringComparison.Ordinal);
            ulong lengths = Lengths(group[1..colon]);
            foreach (string block in group[(colon + 1)..].Split(','))
            {
                int dash = block.IndexOf('-', StringComparison.Ordinal);
                string first = dash < 0 ? block : block[..dash];
                string last = dash < 0 ? first : first[..(2 * dash - block.Length + 1)] + block[(dash + 1)..];
                blocks.Add(new Block(Number(first), Number(last), first.Length, lengths, TypeOf(group[0])));
            }
        }

        return [.. blocks];
    }

    private static ulong Lengths(string text)
    {
        ulong lengths = 0;
        foreach (string part in text.Split(','))
        {
            int dash = part.IndexOf('-', StringComparison.Ordinal);
            int first = Number(dash < 0 ? part : part[..dash]), last = dash < 0 ? first : Number(part[(dash + 1)..]);
            for (int length = first; length <= last; length++) lengths |= 1UL << length;
        }

        return lengths;
    }

    private static int Number(string digits) => int.Parse(digits, NumberStyles.None, CultureInfo.InvariantCulture);

    private static PhoneNumberType TypeOf(char letter) => letter switch
    {
        'F' => PhoneNumberType.Fixed,
        'M' => PhoneNumberType.Mobile,
        'B' => PhoneNumberType.FixedOrMobile,
        'T' => PhoneNumberType.TollFree,
        'S' => PhoneNumberType.SharedCost,
        'P' => PhoneNumberType.PremiumRate,
        'V' => PhoneNumberType.Voip,
        'N' => PhoneNumberType.Personal,
        'G' => PhoneNumberType.Pager,
        'U' => PhoneNumberType.UniversalAccess,
        'E' => PhoneNumberType.Voicemail,
        _ => PhoneNumberType.Unknown,
    };
}
