using System.Globalization;
using Crm.Primitives;

namespace Crm.Domain;

/// <summary>A credit limit and the utilisation from which people are warned.</summary>
/// <remarks>
/// No limit means no check; a limit of zero means that nothing is sold on credit. The warning compares exact amounts, not the rounded
/// percentage, so 79.996 % does not warn at 80. Immutable and thread-safe.
/// </remarks>
public sealed record CreditLimit
{
    private static readonly RoundingRule TwoPlaces = RoundingRule.ToDecimals(2, RoundingMode.HalfAwayFromZero);

    /// <summary>Makes a limit.</summary>
    /// <param name="amount">The highest exposure that passes, in the currency of the company; null for no limit.</param>
    /// <param name="warnPercent">The utilisation from which people are warned: greater than 0, at most 100.</param>
    /// <exception cref="ArgumentOutOfRangeException">The amount is negative or the percentage out of range.</exception>
    public CreditLimit(Money? amount, decimal warnPercent)
    {
        if (amount is { Amount: < 0m }) throw new ArgumentOutOfRangeException(nameof(amount), "A credit limit is not negative.");
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(warnPercent);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(warnPercent, 100m);
        Amount = amount;
        WarnPercent = warnPercent;
    }

    /// <summary>The highest exposure that passes; null for no limit.</summary>
    public Money? Amount { get; }

    /// <summary>The utilisation from which people are warned, in percent.</summary>
    public decimal WarnPercent { get; }

    /// <summary>Checks an exposure against the limit.</summary>
    /// <param name="exposure">The exposure, the document in question included.</param>
    /// <exception cref="InvalidOperationException">The currencies of exposure and limit differ.</exception>
    public CreditDecision Check(Money exposure)
    {
        if (Amount is not Money limit) return new CreditDecision(exposure, null, false, false, null);
        bool warns = exposure.Amount > 0m && exposure * 100m >= limit * WarnPercent;
        decimal? utilisation = limit.Amount == 0m ? null : TwoPlaces.Round(exposure / limit * 100m);
        return new CreditDecision(exposure, limit, exposure > limit, warns, utilisation);
    }

    /// <summary>The limit in invariant form, such as <c>600000.00 CNY, warn at 80%</c>.</summary>
    public override string ToString() =>
        string.Create(CultureInfo.InvariantCulture, $"{EventLog.Text(Amount) ?? "no limit"}, warn at {WarnPercent}%");
}
