using System.Globalization;
using Crm.Pricing;

namespace Crm.Conformance.Pricing;

/// <summary>Taxes in words: '[fixed] number [included|excluded] [affectsBase] [unaffectedByPrevious]'. The whole text is the tax record.</summary>
internal static class TaxWords
{
    internal static Tax Parse(string text)
    {
        string[] words = text.Split(' ', StringSplitOptions.RemoveEmptyEntries);
        int number = words[0] is "fixed" or "division" ? 1 : 0;
        TaxKind kind = words[0] switch { "fixed" => TaxKind.Fixed, "division" => TaxKind.Division, _ => TaxKind.Percent };
        // A letter after the rate ("17a") tells two records of the same rate apart.
        decimal amount = decimal.Parse(words[number].TrimEnd([.. "abcdefghijklmnopqrstuvwxyz%"]), CultureInfo.InvariantCulture);
        return new Tax(text, kind, amount)
        {
            PriceIncluded = words.Contains("included"),
            AffectsSubsequentBase = words.Contains("affectsBase"),
            BaseAffectedByPrevious = !words.Contains("unaffectedByPrevious"),
        };
    }
}
