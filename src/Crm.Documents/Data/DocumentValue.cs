using Crm.Primitives;
using NodaTime;

namespace Crm.Documents;

/// <summary>A value of a document: text, money, a number or a date. How it is written is the template's <see cref="DocumentFormat"/>.</summary>
public abstract record DocumentValue
{
    private protected DocumentValue()
    {
    }

    /// <summary>Text as it is; every character of it is shown and none is markup.</summary>
    /// <param name="text">The text.</param>
    public static DocumentValue Of(string text)
    {
        ArgumentNullException.ThrowIfNull(text);
        return new TextValue(text);
    }

    /// <summary>An amount of money, with at least the decimals of its currency; more are shown, never rounded away.</summary>
    /// <param name="money">The amount.</param>
    public static DocumentValue Of(Money money) => new MoneyValue(money);

    /// <summary>A number, without trailing zeros.</summary>
    /// <param name="number">The number.</param>
    public static DocumentValue Of(decimal number) => new NumberValue(number);

    /// <summary>A date.</summary>
    /// <param name="date">The date.</param>
    public static DocumentValue Of(LocalDate date) => new DateValue(date);

    internal sealed record TextValue(string Text) : DocumentValue;

    internal sealed record MoneyValue(Money Money) : DocumentValue;

    internal sealed record NumberValue(decimal Number) : DocumentValue;

    internal sealed record DateValue(LocalDate Date) : DocumentValue;
}
