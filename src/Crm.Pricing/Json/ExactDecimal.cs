using System.Globalization;

namespace Crm.Pricing;

/// <summary>Reads numbers exactly: what a decimal cannot hold is refused, never rounded.</summary>
public static class ExactDecimal
{
    private const int LongestText = 64;

    /// <summary>Reads a number in invariant notation: an optional minus, digits, an optional point with digits.</summary>
    /// <param name="text">The text.</param>
    /// <param name="value">The number; 0 if it is refused.</param>
    /// <returns>False if the text has another form or more digits than a decimal holds.</returns>
    public static bool TryParse(ReadOnlySpan<char> text, out decimal value)
    {
        value = 0m;
        if (text.Length is 0 or > LongestText
            || !decimal.TryParse(text, NumberStyles.AllowLeadingSign | NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out decimal read))
        {
            return false;
        }

        // A decimal that had to drop digits does not give them back.
        int point = text.IndexOf('.');
        ReadOnlySpan<char> fraction = point < 0 ? [] : text[(point + 1)..].TrimEnd('0');
        if (fraction.Length > read.Scale) return false;
        value = read;
        return true;
    }
}
