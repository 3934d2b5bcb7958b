using Crm.Primitives;

namespace Crm.Domain;

/// <summary>An amount before tax, and the tax on it.</summary>
/// <remarks>Both in one currency. Totals are sums of lines: nothing is rounded here. Immutable and thread-safe.</remarks>
public readonly record struct TaxedAmount
{
    /// <summary>Makes an amount.</summary>
    /// <param name="net">Before tax.</param>
    /// <param name="tax">The tax.</param>
    /// <exception cref="InvalidOperationException">The currencies differ.</exception>
    public TaxedAmount(Money net, Money tax)
    {
        Total = net + tax;
        Net = net;
        Tax = tax;
    }

    /// <summary>Before tax.</summary>
    public Money Net { get; }

    /// <summary>The tax.</summary>
    public Money Tax { get; }

    /// <summary>With tax.</summary>
    public Money Total { get; }

    /// <summary>Nothing.</summary>
    /// <param name="currency">The currency.</param>
    public static TaxedAmount Zero(Currency currency) => new(Money.Zero(currency), Money.Zero(currency));

    /// <summary>The sum of amounts of one currency.</summary>
    /// <param name="amounts">The amounts.</param>
    /// <param name="currency">The currency; what the sum of nothing is in.</param>
    public static TaxedAmount Sum(IEnumerable<TaxedAmount> amounts, Currency currency) => amounts.Aggregate(Zero(currency), static (sum, next) => sum + next);

    /// <summary>The sum of two amounts of one currency.</summary>
    public static TaxedAmount operator +(TaxedAmount left, TaxedAmount right) => new(left.Net + right.Net, left.Tax + right.Tax);

    /// <summary>The difference of two amounts of one currency.</summary>
    public static TaxedAmount operator -(TaxedAmount left, TaxedAmount right) => new(left.Net - right.Net, left.Tax - right.Tax);

    /// <summary>The sum of two amounts of one currency.</summary>
    /// <param name="other">The other amount.</param>
    public TaxedAmount Add(TaxedAmount other) => this + other;

    /// <summary>The difference of two amounts of one currency.</summary>
    /// <param name="other">The other amount.</param>
    public TaxedAmount Subtract(TaxedAmount other) => this - other;
}
