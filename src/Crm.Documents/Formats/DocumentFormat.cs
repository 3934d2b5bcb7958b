using System.Globalization;
using System.Text;
using Crm.Primitives;
using NodaTime;
using NodaTime.Text;

namespace Crm.Documents;

/// <summary>How numbers, money and dates are written. Everything is said here: no culture of the machine has a say, so the bytes are the same everywhere.</summary>
/// <param name="DecimalSeparator">Between whole and fraction; one character.</param>
/// <param name="GroupSeparator">Between groups of three digits; one character, or empty for none.</param>
/// <param name="Currency">Where the code of the currency stands.</param>
/// <param name="DatePattern">The date: <c>yyyy</c>, <c>MM</c>, <c>dd</c> with what stands between, such as <c>dd.MM.yyyy</c>.</param>
/// <remarks>Worked: 1234.5 EUR is <c>1,234.50 EUR</c> by default and <c>1.234,50 EUR</c> with a comma and a point. A negative number begins with a minus.</remarks>
public sealed record DocumentFormat(
    string DecimalSeparator = ".", string GroupSeparator = ",", CurrencyPlacement Currency = CurrencyPlacement.After, string DatePattern = "yyyy-MM-dd")
{
    /// <summary>A group separator, or a space beside a currency code, is no place to break a line: this space does not break.</summary>
    private const char NoBreak = '\u00a0';

    internal string Text(DocumentValue value) => value switch
    {
        DocumentValue.TextValue text => text.Text,
        DocumentValue.MoneyValue money => Text(money.Money),
        DocumentValue.NumberValue number => Number(number.Number, 0),
        DocumentValue.DateValue date => LocalDatePattern.CreateWithInvariantCulture(DatePattern).Format(date.Date),
        _ => throw new ArgumentOutOfRangeException(nameof(value)),
    };

    internal static bool IsDatePattern(string pattern)
    {
        foreach (string part in (string[])["yyyy", "MM", "dd"])
        {
            int first = pattern.IndexOf(part, StringComparison.Ordinal);
            if (first < 0 || first != pattern.LastIndexOf(part, StringComparison.Ordinal)) return false;
        }

        string rest = pattern.Replace("yyyy", "", StringComparison.Ordinal).Replace("MM", "", StringComparison.Ordinal).Replace("dd", "", StringComparison.Ordinal);
        return rest.Length <= 6 && rest.All(static c => c is '-' or '.' or '/' or ' ' or ',');
    }

    private string Text(Money money)
    {
        string number = Number(money.Amount, money.Currency.MinorUnits ?? 0);
        return Currency switch
        {
            CurrencyPlacement.After => number + NoBreak + money.Currency.Code,
            CurrencyPlacement.Before => money.Currency.Code + NoBreak + number,
            _ => number,
        };
    }

    private string Number(decimal value, int decimals)
    {
        string digits = Math.Abs(value).ToString(CultureInfo.InvariantCulture);
        int point = digits.IndexOf('.', StringComparison.Ordinal);
        string whole = point < 0 ? digits : digits[..point];
        string fraction = (point < 0 ? "" : digits[(point + 1)..].TrimEnd('0')).PadRight(decimals, '0');
        StringBuilder text = new();
        if (value < 0m) text.Append('\u2212');
        for (int i = 0; i < whole.Length; i++)
        {
            if (i > 0 && (whole.Length - i) % 3 == 0) text.Append(GroupSeparator == " " ? NoBreak.ToString() : GroupSeparator);
            text.Append(whole[i]);
        }

        return fraction.Length == 0 ? text.ToString() : text.Append(DecimalSeparator).Append(fraction).ToString();
    }
}
