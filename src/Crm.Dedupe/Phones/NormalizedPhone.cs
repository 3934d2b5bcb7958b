namespace Crm.Dedupe;

/// <summary>A phone number in international form.</summary>
/// <param name="E164">The number as <c>+</c>, country calling code and national number, such as <c>+8613800138000</c>.</param>
/// <param name="Extension">The digits dialled after the call is answered; null if there are none. Never part of the key.</param>
/// <param name="IsValid">True if the numbering plan of the country has such numbers.</param>
/// <param name="Type">What the number is for; <see cref="PhoneNumberType.Unknown"/> if it is not valid.</param>
public sealed record NormalizedPhone(string E164, string? Extension, bool IsValid, PhoneNumberType Type)
{
    /// <summary>The key to match by; null if the number is not valid or a placeholder (the same digit from end to end).</summary>
    public string? MatchKey => IsValid && !IsPlaceholder() ? E164 : null;

    /// <summary>The last seven digits of a national number are never all the same by chance.</summary>
    private bool IsPlaceholder()
    {
        ReadOnlySpan<char> tail = E164.AsSpan()[Math.Max(1, E164.Length - 7)..];
        return tail.IndexOfAnyExcept(tail[0]) < 0;
    }
}
