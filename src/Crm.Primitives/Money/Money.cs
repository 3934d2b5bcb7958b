using System.Globalization;

namespace Crm.Primitives;

/// <summary>An exact amount in a currency. Arithmetic across currencies is refused; nothing is rounded unless a rule is named.</summary>
/// <remarks>
/// The amount is a decimal: 28 to 29 digits, never binary floating point. Two amounts are equal if their numbers and currency codes are:
/// 1.10 EUR is 1.1 EUR. The default value is 0 in <see cref="CurrencyTable.None"/> (XXX). Immutable and thread-safe.
/// </remarks>
public readonly partial struct Money : IEquatable<Money>, IComparable<Money>
{
    private readonly Currency? _currency;

    /// <summary>Makes an amount. It is taken as it is, not rounded.</summary>
    /// <param name="amount">The number.</param>
    /// <param name="currency">The currency.</param>
    /// <exception cref="ArgumentNullException"><paramref name="currency"/> is null.</exception>
    public Money(decimal amount, Currency currency)
    {
        ArgumentNullException.ThrowIfNull(currency);
        Amount = amount;
        _currency = currency;
    }

    /// <summary>Makes an amount in a currency of ISO 4217.</summary>
    /// <param name="amount">The number.</param>
    /// <param name="currencyCode">The code, such as <c>EUR</c>.</param>
    /// <exception cref="ArgumentException">No active currency has this code.</exception>
    public Money(decimal amount, string currencyCode)
        : this(amount, Currency.Of(currencyCode))
    {
    }

    /// <summary>The number, unrounded.</summary>
    public decimal Amount { get; }

    /// <summary>The currency; <see cref="CurrencyTable.None"/> for the default value.</summary>
    public Currency Currency => _currency ?? CurrencyTable.None;

    /// <summary>Nothing, in a currency.</summary>
    /// <param name="currency">The currency.</param>
    public static Money Zero(Currency currency) => new(0m, currency);

    /// <summary>Rounds by a named rule.</summary>
    /// <param name="rule">The step and the mode.</param>
    public Money Round(RoundingRule rule) => new(rule.Round(Amount), Currency);

    /// <summary>Rounds to the smallest unit of the currency.</summary>
    /// <param name="mode">Which neighbour a value in between goes to.</param>
    /// <exception cref="InvalidOperationException">The currency has no smallest unit.</exception>
    public Money Round(RoundingMode mode) => new(Currency.Rounding(mode).Round(Amount), Currency);

    /// <summary>True if the numbers and the currency codes are equal.</summary>
    /// <param name="other">The other amount.</param>
    public bool Equals(Money other) => Amount == other.Amount && Currency.Equals(other.Currency);

    /// <inheritdoc/>
    public override bool Equals(object? obj) => obj is Money other && Equals(other);

    /// <inheritdoc/>
    public override int GetHashCode() => HashCode.Combine(Amount, Currency);

    /// <summary>Compares two amounts of one currency.</summary>
    /// <param name="other">The other amount.</param>
    /// <exception cref="InvalidOperationException">The currencies differ.</exception>
    public int CompareTo(Money other)
    {
        ThrowIfOther(other);
        return Amount.CompareTo(other.Amount);
    }

    /// <summary>The invariant form, such as <c>1234.50 EUR</c>; for people use the overload with a culture.</summary>
    public override string ToString() => string.Create(CultureInfo.InvariantCulture, $"{Amount} {Currency.Code}");

    internal void ThrowIfOther(Money other)
    {
        if (!ReferenceEquals(_currency, other._currency) && !Currency.Equals(other.Currency))
            throw new InvalidOperationException($"{Currency.Code} and {other.Currency.Code} do not mix: convert one by a dated exchange rate first.");
    }
}
