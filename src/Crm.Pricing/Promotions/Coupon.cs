using System.Text.Json.Serialization;
using Crm.Primitives;

namespace Crm.Pricing;

/// <summary>A code that lets a promotion apply.</summary>
/// <param name="Code">The code: 1 to 64 characters. Codes are compared without white space around them and without regard to the case of A to Z; every other character must be the same.</param>
/// <param name="Promotion">The promotion.</param>
public sealed record Coupon(string Code, string Promotion)
{
    private const int LongestCode = 64;

    /// <summary>For the JSON form: a single member that the text leaves out has its default.</summary>
    [JsonConstructor]
    internal Coupon(string code, string promotion, int? usageLimit = null, int? usageLimitPerCustomer = null, EffectivePeriod valid = default)
        : this(code, promotion) => (UsageLimit, UsageLimitPerCustomer, Valid) = (usageLimit, usageLimitPerCustomer, valid);

    /// <summary>How often it may be used in all; null for no limit.</summary>
    public int? UsageLimit { get; init; }

    /// <summary>How often one customer may use it; null for no limit. Where there is one, the customer must be known.</summary>
    public int? UsageLimitPerCustomer { get; init; }

    /// <summary>The days on which it counts, in the zone of the definition; the end is the first day on which it no longer does.</summary>
    /// <value>The default value is always.</value>
    public EffectivePeriod Valid { get; init; }

    /// <summary>The form in which codes are compared and stored: <c> welcome10 </c> is <c>WELCOME10</c>.</summary>
    /// <param name="code">The code as it was typed.</param>
    /// <returns>The form; empty if it is no code.</returns>
    public static string Normalize(string code)
    {
        ArgumentNullException.ThrowIfNull(code);
        string trimmed = code.Trim();
        // A to Z alone: what other letters are in capitals depends on the language, and a code must mean the same everywhere.
        return trimmed.Length > LongestCode ? "" : string.Create(trimmed.Length, trimmed, static (span, text) =>
        {
            for (int i = 0; i < span.Length; i++) span[i] = char.IsAsciiLetterLower(text[i]) ? (char)(text[i] - 'a' + 'A') : text[i];
        });
    }
}
