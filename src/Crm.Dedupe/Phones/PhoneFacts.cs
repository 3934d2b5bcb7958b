using System.Collections.Frozen;
using System.Diagnostics.CodeAnalysis;

namespace Crm.Dedupe;

/// <summary>The numbering plans of the world, up to the first five digits of a national number.</summary>
/// <remarks>
/// A record is <c>@code regions international-prefixes trunk-prefixes lengths blocks</c>. Prefixes: a dot is any digit, <c>-</c> means none.
/// Blocks: groups divided by <c>/</c>, each a letter for the type, the lengths it holds for, a colon and the leading digits;
/// <c>130-2</c> stands for 130, 131 and 132. Where a plan goes on deciding after the fifth digit (the fourth for small countries, the third
/// for India) the block counts as in use. State of the plans: 2022.
/// </remarks>
internal static partial class PhoneFacts
{
    private static readonly FrozenDictionary<string, PhonePlan> ByCode = (Zones1To4 + "\n" + Zones5To9)
        .Split('@', StringSplitOptions.RemoveEmptyEntries)
        .Select(static r => new PhonePlan(r.Replace('\n', ' ')))
        .ToFrozenDictionary(static p => p.CallingCode, StringComparer.Ordinal);

    private static readonly FrozenDictionary<string, PhonePlan> ByRegion = ByCode.Values
        .SelectMany(static p => p.Regions.Where(static r => r != "001").Select(r => (Region: r, Plan: p)))
        .ToFrozenDictionary(static p => p.Region, static p => p.Plan, StringComparer.Ordinal);

    /// <summary>The plan of a region.</summary>
    public static bool TryGetRegion(string region, [NotNullWhen(true)] out PhonePlan? plan) => ByRegion.TryGetValue(region, out plan);

    /// <summary>The plan whose calling code the digits begin with; calling codes are prefix-free.</summary>
    public static bool TryGetCallingCode(ReadOnlySpan<char> digits, [NotNullWhen(true)] out PhonePlan? plan)
    {
        FrozenDictionary<string, PhonePlan>.AlternateLookup<ReadOnlySpan<char>> lookup = ByCode.GetAlternateLookup<ReadOnlySpan<char>>();
        for (int length = 1; length <= 3 && length <= digits.Length; length++)
            if (lookup.TryGetValue(digits[..length], out plan)) return true;
        plan = null;
        return false;
    }
}
