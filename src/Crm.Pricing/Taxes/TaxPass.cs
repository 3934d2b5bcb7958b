using Crm.Primitives;

namespace Crm.Pricing;

/// <summary>The forward map from a net to the amounts of its taxes, and the linear step back from the price to the net.</summary>
internal readonly struct TaxPass(IReadOnlyList<Tax> taxes, decimal signedQuantity, decimal price)
{
    /// <summary>The net, unrounded. The span is for intermediate amounts, one for each tax.</summary>
    internal decimal Solve(Span<decimal> amounts)
    {
        bool any = false;
        for (int i = 0; i < taxes.Count; i++)
        {
            any |= taxes[i].IsInPrice;
            // Included division taxes that add up to 100 % leave nothing: the map has no slope to divide by.
            if (taxes[i].IsInPrice && taxes[i].Kind == TaxKind.Division && DivisionRate(i) == 1m) return 0m;
        }

        if (!any) return price;
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
            Tax tax = taxes[i];
            decimal taxBase = tax.BaseAffectedByPrevious ? net + affecting : net;
            // Division taxes side by side share the gross of the first one's base.
            if (tax.Kind == TaxKind.Division && (i == 0 || !SharesGross(i - 1, i))) divisionBase = taxBase;
            if (!keepIncluded || !tax.IsInPrice)
                amounts[i] = rule.Round(Amount(i, tax.Kind == TaxKind.Division ? divisionBase : taxBase));
            if (tax.IsInPrice) inPrice += amounts[i];
            if (tax.AffectsSubsequentBase && !tax.ReverseCharge) affecting += amounts[i];
        }

        return inPrice;
    }

    private decimal Amount(int index, decimal taxBase)
    {
        Tax tax = taxes[index];
        if (tax.Kind == TaxKind.Fixed) return tax.Amount * signedQuantity;
        if (tax.Kind == TaxKind.Percent) return tax.Amount / 100m * taxBase;
        decimal rate = DivisionRate(index);
        return rate == 1m ? tax.Amount / 100m * price : tax.Amount / 100m * (taxBase / (1m - rate));
    }

    /// <summary>The rates of the division taxes that stand next to each other, as a fraction.</summary>
    private decimal DivisionRate(int index)
    {
        int first = index, last = index;
        while (first > 0 && SharesGross(first - 1, index)) first--;
        while (last + 1 < taxes.Count && SharesGross(last + 1, index)) last++;
        decimal rate = 0m;
        for (int i = first; i <= last; i++) rate += taxes[i].Amount / 100m;
        return rate;
    }

    private bool SharesGross(int index, int other) =>
        taxes[index].Kind == TaxKind.Division && taxes[other].Kind == TaxKind.Division && taxes[index].IsInPrice == taxes[other].IsInPrice;
}
