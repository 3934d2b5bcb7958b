using Crm.Primitives;

namespace Crm.Pricing;

/// <summary>Computes the taxes of a line: included, excluded, compound, fixed, division, reverse charge, in any mixture.</summary>
/// <remarks>
/// The net is found by one linear step, not by dividing tax after tax: the included taxes are an affine function f of the net, so
/// net = (price - f(0)) / (f(1) - f(0)); then the taxes are computed forward from it. That is right for twin taxes and for included and
/// excluded taxes that are interleaved, too. With a rounding rule the price and every tax are rounded before they enter a later base, and
/// the net is the price minus the rounded included taxes, so that it adds up. Pure and thread-safe.
/// Worked: 132.00 with 10 % included (affecting later bases), 10 %, 10 % included, 10 %, 10 % included has the net 100.00.
/// </remarks>
public static class TaxCalculator
{
    /// <summary>The taxes of a line, rounded by a rule.</summary>
    /// <param name="unitPrice">The price of a unit.</param>
    /// <param name="quantity">The quantity; negative for a credit.</param>
    /// <param name="taxes">The taxes in the order of evaluation.</param>
    /// <param name="rounding">The rule for the price and every tax; null to round nothing here.</param>
    /// <exception cref="OverflowException">The amounts do not fit a decimal.</exception>
    public static LineTax Compute(decimal unitPrice, decimal quantity, IReadOnlyList<Tax> taxes, RoundingRule? rounding) =>
        ComputeAmount(unitPrice * quantity, quantity, unitPrice < 0m, taxes, rounding);

    /// <summary>The taxes of an amount that has already been priced.</summary>
    /// <param name="amount">The amount of the line, with the included taxes.</param>
    /// <param name="quantity">The quantity, for taxes per unit.</param>
    /// <param name="taxes">The taxes in the order of evaluation.</param>
    /// <param name="rounding">The rule for the amount and every tax; null to round nothing here.</param>
    public static LineTax ComputeAmount(decimal amount, decimal quantity, IReadOnlyList<Tax> taxes, RoundingRule? rounding) =>
        ComputeAmount(amount, quantity, decimal.Sign(amount) * decimal.Sign(quantity) < 0, taxes, rounding);

    /// <summary>The net of an amount, and every tax into the span; allocates nothing.</summary>
    internal static decimal Compute(decimal amount, decimal quantity, TaxChain taxes, RoundingRule rule, Span<decimal> amounts) =>
        Compute(amount, quantity, decimal.Sign(amount) * decimal.Sign(quantity) < 0, taxes, rule, amounts);

    private static decimal Compute(decimal amount, decimal quantity, bool negativePrice, TaxChain taxes, RoundingRule rule, Span<decimal> amounts) =>
        new TaxPass(taxes, negativePrice ? -quantity : quantity, rule.RoundSettled(amount)).Run(rule, amounts);

    private static LineTax ComputeAmount(decimal amount, decimal quantity, bool negativePrice, IReadOnlyList<Tax> taxes, RoundingRule? rounding)
    {
        TaxChain chain = new(taxes);
        decimal[] amounts = new decimal[chain.Count], bases = new decimal[chain.Count];
        decimal net = Compute(amount, quantity, negativePrice, chain, rounding ?? default, amounts);
        chain.FillBases(net, amounts, bases);
        TaxAmount[] list = new TaxAmount[chain.Results];
        decimal total = net;
        int at = 0;
        for (int i = 0; i < amounts.Length; i++)
        {
            list[at++] = new TaxAmount(chain.Taxes[i].Id, bases[i], amounts[i]);
            if (chain.Taxes[i].ReverseCharge) list[at++] = new TaxAmount(chain.Taxes[i].Id, bases[i], -amounts[i]);
            else total += amounts[i];
        }

        return new LineTax(net, total, list);
    }
}
