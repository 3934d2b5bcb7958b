using System.Diagnostics.CodeAnalysis;
using Crm.Primitives;

namespace Crm.Dedupe;

/// <summary>Turns what people type into a phone number in international form (E.164), reading national numbers by a stated region.</summary>
/// <remarks>
/// <para>Understood: <c>+</c> or the region's international prefix before a calling code; the calling code without any prefix
/// (<c>86 138...</c>); the trunk prefix, also in brackets after a calling code (<c>+44 (0)20 ...</c>); full-width digits; letters of the
/// keypad (<c>1-800-FLOWERS</c>); an extension after <c>ext</c>, <c>x</c>, <c>#</c> or <c>转</c>. Two numbers in one field are no number.</para>
/// <para>A number that the plan of its country does not have is returned as not valid, and is no match key. Idempotent over
/// <see cref="NormalizedPhone.E164"/>; immutable and thread-safe.</para>
/// </remarks>
public sealed class PhoneNormalizer
{
    private const int MinDigits = 2, MaxDigits = 17;
    private readonly PhonePlan _home;

    private PhoneNormalizer(string region, PhonePlan home)
    {
        DefaultRegion = region;
        _home = home;
    }

    /// <summary>The region that numbers without a calling code belong to.</summary>
    public string DefaultRegion { get; }

    /// <summary>Makes a normaliser for a region.</summary>
    /// <param name="defaultRegion">An ISO 3166 code in upper case, such as <c>CN</c>.</param>
    /// <returns>The normaliser; or Invalid with <c>dedupe.unknown_region</c>.</returns>
    public static Result<PhoneNormalizer> ForRegion(string defaultRegion)
    {
        ArgumentNullException.ThrowIfNull(defaultRegion);
        return PhoneFacts.TryGetRegion(defaultRegion, out PhonePlan? plan)
            ? new PhoneNormalizer(defaultRegion, plan)
            : Result.Invalid(new ValidationError("/phoneRegion",
                $"'{defaultRegion}' is no region with a numbering plan; give its two-letter ISO 3166 code in upper case, such as CN.",
                "dedupe.unknown_region"));
    }

    /// <summary>Normalises a number.</summary>
    /// <param name="text">What was typed, or null.</param>
    /// <param name="phone">The number.</param>
    /// <returns>False if the text is not one phone number; true also for a number that is not valid.</returns>
    public bool TryNormalize(string? text, [NotNullWhen(true)] out NormalizedPhone? phone)
    {
        phone = null;
        if (!PhoneText.TryRead(text, out PhoneText read)) return false;
        PhonePlan? plan;
        string national;
        if (read.IsInternational)
        {
            if (!PhoneFacts.TryGetCallingCode(read.Digits, out plan)) return false;
            national = WithoutTrunk(plan, read.Digits[plan.CallingCode.Length..]);
        }
        else if (!TryInternationalPrefix(read.Digits, out plan, out national))
        {
            plan = _home;
            national = National(read.Digits);
        }

        if (national.Length is < MinDigits or > MaxDigits) return false;
        PhoneNumberType type = plan.TypeOf(national);
        phone = new NormalizedPhone($"+{plan.CallingCode}{national}", read.Extension, type != PhoneNumberType.Unknown, type);
        return true;
    }

    private bool TryInternationalPrefix(string digits, [NotNullWhen(true)] out PhonePlan? plan, out string national)
    {
        foreach (string prefix in _home.InternationalPrefixes)
        {
            if (!StartsWith(digits, prefix) || !PhoneFacts.TryGetCallingCode(digits.AsSpan()[prefix.Length..], out plan)) continue;
            national = WithoutTrunk(plan, digits[(prefix.Length + plan.CallingCode.Length)..]);
            if (national.Length >= MinDigits) return true;
        }

        plan = null;
        national = "";
        return false;
    }

    /// <summary>A national number; one that begins with the calling code is read as such only where it is no number otherwise.</summary>
    private string National(string digits)
    {
        string national = WithoutTrunk(_home, digits);
        if (_home.TypeOf(national) != PhoneNumberType.Unknown || !digits.StartsWith(_home.CallingCode, StringComparison.Ordinal)) return national;
        string after = WithoutTrunk(_home, digits[_home.CallingCode.Length..]);
        return _home.TypeOf(after) != PhoneNumberType.Unknown || (_home.IsPossible(after) && !_home.IsPossible(national)) ? after : national;
    }

    /// <summary>Takes the trunk prefix off unless the number is one with it and none without, or would become too short.</summary>
    private static string WithoutTrunk(PhonePlan plan, string national)
    {
        string? possible = null;
        foreach (string prefix in plan.TrunkPrefixes)
        {
            if (!StartsWith(national, prefix)) continue;
            string rest = national[prefix.Length..];
            if (plan.TypeOf(rest) != PhoneNumberType.Unknown) return plan.TypeOf(national) == PhoneNumberType.Unknown || prefix.Length == 1 ? rest : national;
            if (plan.IsPossible(rest)) possible ??= rest;
        }

        return possible is not null && plan.TypeOf(national) == PhoneNumberType.Unknown ? possible : national;
    }

    private static bool StartsWith(string digits, string prefix)
    {
        if (digits.Length <= prefix.Length) return false;
        for (int i = 0; i < prefix.Length; i++)
            if (prefix[i] != '.' && prefix[i] != digits[i]) return false;
        return true;
    }
}
