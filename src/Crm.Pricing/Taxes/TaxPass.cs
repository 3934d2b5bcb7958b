using Crm.Primitives;

namespace Crm.Pricing;

/// <summary>The forward map from a net to the amounts of its taxes, and the linear step back from the price to the net.</summary>
internal readonly struct TaxPass(TaxChain taxes, decimal signedQuantity, decimal price)
{
    /// <summary>The net of a price and the amount of every tax; allocates nothing.</summary>
    internal decimal Run(RoundingRule rule, Span<decimal> amounts)
    {
        if (!taxes.AnyInPrice)
        {
            Forward(price, rule, amounts, keepIncluded: false);
            return price;
        }

        decimal included = Forward(Solve(amounts), rule, amounts, keepIncluded: false);
        // What the price contains stays as it is; what comes on top is computed on the net that adds up.
        decimal net = price - included;
        Forward(net, rule, amounts, keepIncluded: true);
        return net;
    }

    /// <summary>The net, unrounded. The span is for intermediate amounts, one for each tax.</summary>
    private decimal Solve(Span<decimal> amounts)
    {
        if (taxes.LeavesNothing) return 0m;
        decimal atZero = Forward(0m, default, amounts, keepIncluded: false);
        decimal slope = 1m + Forward(1m, default, amounts, keepIncluded: false) - atZero;
        return slope == 0m ? 0m : (price - atZero) / slope;
    }

    /// <summary>Every tax from a net; each amount is rounded before it enters a later base.</summary>
    /// <returns>The sum of the taxes that the price contains.</returns>
    internal decimal Forward(decimal net, RoundingRule rule, Span<decimal> amounts, bool keepIncluded)
    {
        decimal affecting = 0m, inPrice = 0m, divisionBase = net;
        for (int i = 0; i < taxes.Count; i++)
        {
            Tax tax = taxes.Taxes[i];
            decimal taxBase = tax.BaseAffectedByPrevious ? net + affecting : net;
            // Division taxes side by side share the gross of the first one's base.
            if (tax.Kind == TaxKind.Division && (i == 0 || !taxes.SharesGross(i - 1, i))) divisionBase = taxBase;
            if (!keepIncluded || !tax.IsInPrice)
                amounts[i] = rule.RoundSettled(Amount(i, tax.Kind, tax.Kind == TaxKind.Division ? divisionBase : taxBase));
            if (tax.IsInPrice) inPrice += amounts[i];
            if (tax.AffectsSubsequentBase && !tax.ReverseCharge) affecting += amounts[i];
        }

        return inPrice;
    }

    private decimal Amount(int index, TaxKind kind, decimal taxBase)
    {
        decimal rate = taxes.Rates[index];
        if (kind == TaxKind.Fixed) return rate * signedQuantity;
        if (kind == TaxKind.Percent) return rate * taxBase;
        decimal division = taxes.DivisionRates[index];
        return division == 1m ? rate * price : rate * (taxBase / (1m - division));
    }
}
