using Crm.Primitives;

namespace Crm.Pricing.Tests.Documents;

/// <summary>A tax record of a document, as the oracle has it.</summary>
internal sealed record OracleGroup(string Id, Fraction Base, Fraction Amount);

/// <summary>One tax of one line: before and after the document is rounded.</summary>
internal sealed class OracleTax(Tax tax, Fraction on, Fraction amount, RoundingRule rule)
{
    internal Tax Tax => tax;

    internal Fraction Base { get; } = on;

    internal Fraction RoundedBase { get; } = on.Rounded(rule);

    internal Fraction Amount { get; } = amount;

    internal Fraction Final { get; set; } = amount.Rounded(rule);

    /// <summary>The net of a price and its taxes; the rule rounds each tax before it enters a later base.</summary>
    internal static (Fraction Net, Fraction[] Amounts, Fraction[] Bases) Of(Fraction price, decimal quantity, IReadOnlyList<Tax> taxes, RoundingRule rule)
    {
        price = price.Rounded(rule);
        // A unit that is charged has the sign of quantity x price: a tax per unit follows it.
        Fraction units = price.Sign * decimal.Sign(quantity) < 0 ? -quantity : quantity;
        Fraction[] amounts = new Fraction[taxes.Count], bases = new Fraction[taxes.Count];
        Fraction atZero = Forward(0m, default, keep: false), atOne = Forward(1m, default, keep: false);
        Fraction net = price - Forward((price - atZero) / (1m + atOne - atZero), rule, keep: false);
        Forward(net, rule, keep: true);
        return (net, amounts, bases);

        // The taxes one after the other; what the price contains is the result.
        Fraction Forward(Fraction from, RoundingRule by, bool keep)
        {
            Fraction affecting = 0m, inside = 0m;
            for (int i = 0; i < taxes.Count; i++)
            {
                Tax tax = taxes[i];
                bool included = tax.PriceIncluded && !tax.ReverseCharge;
                bases[i] = tax.BaseAffectedByPrevious ? from + affecting : from;
                int first = i;
                while (first > 0 && Neighbours(first - 1, i)) first--;
                Fraction together = Fraction.Sum(Enumerable.Range(first, taxes.Count - first).TakeWhile(k => Neighbours(k, i)).Select(k => (Fraction)taxes[k].Amount));
                if (!keep || !included)
                {
                    amounts[i] = (tax.Kind switch
                    {
                        TaxKind.Fixed => tax.Amount * units,
                        TaxKind.Percent => tax.Amount * bases[i] / 100m,
                        _ => tax.Amount * bases[first] / (100m - together),
                    }).Rounded(by);
                }

                if (included) inside += amounts[i];
                if (tax.AffectsSubsequentBase && !tax.ReverseCharge) affecting += amounts[i];
            }

            return inside;
        }

        bool Neighbours(int one, int other) =>
            taxes[one].Kind == TaxKind.Division && taxes[other].Kind == TaxKind.Division
            && (taxes[one].PriceIncluded && !taxes[one].ReverseCharge) == (taxes[other].PriceIncluded && !taxes[other].ReverseCharge);
    }

    /// <summary>One step after the other to the one that rounding hurt most, ties to the earlier, round and round; what is 0 stays 0.</summary>
    internal static void Spread(Fraction off, decimal step, IReadOnlyList<(Fraction Exact, Fraction Rounded)> items, Action<int, Fraction> move)
    {
        int[] order = [.. Enumerable.Range(0, items.Count).Where(i => items[i].Exact.Sign != 0)
            .OrderByDescending(i => (items[i].Exact - items[i].Rounded) * (decimal)off.Sign).ThenBy(static i => i)];
        if (order.Length == 0) order = [0];
        for (int i = 0; off.Sign != 0; i = (i + 1) % order.Length)
        {
            Fraction by = step * (decimal)off.Sign;
            move(order[i], by);
            off -= by;
        }
    }
}
