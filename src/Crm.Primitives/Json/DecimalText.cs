using System.Globalization;

namespace Crm.Primitives;

/// <summary>The one text form of a decimal number in definitions: an optional minus, digits, an optional point with digits.</summary>
internal static class DecimalText
{
    /// <summary>The most characters a number can have: a sign, 28 digits and more leading zeros than anyone writes.</summary>
    private const int LongestText = 64;

    /// <summary>Reads a number exactly; more digits than a decimal holds are refused, not rounded.</summary>
    internal static bool TryParse(ReadOnlySpan<char> text, out decimal value)
    {
        value = 0m;
        return text.Length <= LongestText && HasForm(text)
            && decimal.TryParse(text, NumberStyles.AllowLeadingSign | NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out value);
    }

    /// <summary>Writes a number with the decimals it has.</summary>
    internal static string Format(decimal value) => value.ToString(CultureInfo.InvariantCulture);

    private static bool HasForm(ReadOnlySpan<char> text)
    {
        if (text.StartsWith('-')) text = text[1..];
        int point = text.IndexOf('.');
        ReadOnlySpan<char> whole = point < 0 ? text : text[..point];
        ReadOnlySpan<char> fraction = point < 0 ? "0" : text[(point + 1)..];
        if (whole.IsEmpty || fraction.IsEmpty || whole.ContainsAnyExceptInRange('0', '9') || fraction.ContainsAnyExceptInRange('0', '9'))
            return false;
        int digits = whole.TrimStart('0').Length + (point < 0 ? 0 : fraction.Length);
        return digits <= 28;
    }
}
