using Crm.Primitives;

namespace Crm.Pricing;

/// <summary>Rounding of amounts that come from a division and so may miss what they stand for by their last digits.</summary>
/// <remarks>
/// A price less a third of itself, or the net of a price with tax, has no last digit in decimals: what should be 25.08 may be 25.08 and
/// 10^-26, which rounds up to 25.09 where rounding goes away from zero, and a half may fall short of it. So digits that no definition
/// wrote are let go first: beyond the 16th decimal, of large amounts beyond the 24th digit.
/// </remarks>
internal static class Quotients
{
    /// <summary>Up to here decimals are those of prices and percentages, and exact.</summary>
    private const int WrittenDecimals = 12;

    /// <summary>The amount, as it was meant, by the rule; the amount as it is where the rule rounds nothing.</summary>
    internal static decimal RoundSettled(this RoundingRule rule, decimal value) =>
        value.Scale <= WrittenDecimals || rule.Step == 0m ? rule.Round(value) : rule.Round(Settled(value));

    /// <summary>The amount without the digits that a division left.</summary>
    internal static decimal Settled(decimal value)
    {
        if (value.Scale <= WrittenDecimals) return value;
        decimal size = Math.Abs(value);
        int decimals = size < 1e8m ? 16 : size < 1e12m ? 12 : 8;
        return decimal.Round(value, decimals);
    }
}
