using System.Globalization;

namespace Crm.Primitives;

public readonly partial struct Money
{
    /// <summary>The amount for people: grouped digits in the form of a culture, at least the currency's decimals, then the code.</summary>
    /// <param name="culture">Whose digits, separators and signs are used. There is no default: nothing depends on the ambient culture.</param>
    /// <returns>Such as <c>1.234,50 EUR</c> for German. More decimals than the currency has are shown, never rounded away.</returns>
    public string ToString(CultureInfo culture)
    {
        ArgumentNullException.ThrowIfNull(culture);
        int decimals = Math.Max(Currency.MinorUnits ?? 0, Normalised(Amount).Scale);
        return Amount.ToString("N" + decimals.ToString(CultureInfo.InvariantCulture), culture) + " " + Currency.Code;
    }

    /// <summary>Reads an amount such as <c>1,234.50 EUR</c> or <c>EUR -5</c>.</summary>
    /// <param name="text">The number in the form of the culture, and the code before or after it.</param>
    /// <param name="culture">Whose separators and signs are expected. There is no default.</param>
    /// <param name="currencies">The currencies that are known; null means ISO 4217.</param>
    /// <returns>
    /// The amount, or <c>money.format</c> (no number with a code), <c>money.currency_unknown</c>, <c>money.too_many_digits</c> (a decimal
    /// holds 28 digits; more are refused, not cut).
    /// </returns>
    public static Result<Money> Parse(string text, CultureInfo culture, CurrencyTable? currencies = null)
    {
        ArgumentNullException.ThrowIfNull(text);
        ArgumentNullException.ThrowIfNull(culture);
        string[] parts = text.Split(' ', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries);
        if (parts.Length != 2 || char.IsAsciiLetter(parts[0][0]) == char.IsAsciiLetter(parts[1][0])) return NoMoney(text);
        (string number, string code) = char.IsAsciiLetter(parts[0][0]) ? (parts[1], parts[0]) : (parts[0], parts[1]);
        if (!(currencies ?? CurrencyTable.Iso4217).TryGet(code, out Currency? currency))
            return Result.Invalid(new ValidationError("", $"'{code}' is no known currency code.", "money.currency_unknown"));
        if (!decimal.TryParse(number, NumberStyles.Number, culture, out decimal amount))
        {
            return number.Count(char.IsDigit) > 28 ? TooManyDigits(number) : NoMoney(text);
        }

        // decimal.Parse rounds what it cannot hold; the same digits must come back.
        return Digits(number, culture) == Digits(Normalised(amount).ToString(culture), culture)
            ? new Money(amount, currency)
            : TooManyDigits(number);
    }

    private static Result<Money> NoMoney(string text) => Result.Invalid(
        new ValidationError("", $"'{text}' is no amount: write a number and a currency code with a space between.", "money.format"));

    private static Result<Money> TooManyDigits(string number) => Result.Invalid(
        new ValidationError("", $"'{number}' has more digits than an exact amount can hold (28).", "money.too_many_digits"));

    /// <summary>The number without trailing zeros behind the point.</summary>
    private static decimal Normalised(decimal value) => value / 1.0000000000000000000000000000m;

    /// <summary>The digits that count, without leading zeros and without zeros behind the last decimal that is not zero.</summary>
    private static string Digits(string number, CultureInfo culture)
    {
        int point = number.IndexOf(culture.NumberFormat.NumberDecimalSeparator, StringComparison.Ordinal);
        string whole = new([.. (point < 0 ? number : number[..point]).Where(char.IsDigit)]);
        string fraction = point < 0 ? "" : new([.. number[point..].Where(char.IsDigit)]);
        return whole.TrimStart('0') + "." + fraction.TrimEnd('0');
    }
}
