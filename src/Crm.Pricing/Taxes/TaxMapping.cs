namespace Crm.Pricing;

/// <summary>Takes a unit price from one set of taxes to another, as for a customer abroad.</summary>
public static class TaxMapping
{
    /// <summary>The unit price under the target taxes.</summary>
    /// <param name="unitPrice">The price under the source taxes.</param>
    /// <param name="from">The source taxes in the order of evaluation.</param>
    /// <param name="to">The target taxes in the order of evaluation.</param>
    /// <returns>
    /// If there are source taxes and all are included: the same net with the included target taxes (121 at 21 % becomes 106 at 6 %).
    /// Else the unchanged price, read anew under the target taxes. Unrounded.
    /// </returns>
    public static decimal MapPrice(decimal unitPrice, IReadOnlyList<Tax> from, IReadOnlyList<Tax> to)
    {
        ArgumentNullException.ThrowIfNull(from);
        ArgumentNullException.ThrowIfNull(to);
        if (from.Count == 0 || !from.All(static tax => tax.IsInPrice) || from.SequenceEqual(to)) return unitPrice;
        decimal net = TaxCalculator.Compute(unitPrice, 1m, from, rounding: null).TotalExcluded;
        decimal[] amounts = new decimal[to.Count];
        return net + new TaxPass(new TaxChain(to), unitPrice < 0m ? -1m : 1m, unitPrice).Forward(net, default, amounts, keepIncluded: false);
    }
}
