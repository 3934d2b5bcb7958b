using System.Globalization;
using Crm.Primitives;
using NodaTime;

namespace Crm.Pricing;

/// <summary>Everything that can be wrong with a term.</summary>
internal static class TermChecks
{
    private static readonly LocalDate Earliest = new(1900, 1, 1);
    private static readonly LocalDate Latest = new(9000, 12, 31);

    internal static Problems Run(ContractTerm term, DefinitionLimits limits)
    {
        Problems problems = new();
        CheckDates(term.Start, term.End, "/end", problems);
        problems.Require(term.CountedFrom is not LocalDate from || from <= term.Start, "/countedFrom", "pricing.term_dates", "Months are counted from the first day or from one before.");
        problems.Require(term.Proration.TermLength > 0m, "/proration/termLength", "pricing.term_length", "A price is the price of some length: days or months, greater than 0.");
        problems.Require(Currency.TryOf(term.Currency, out Currency? currency) && currency.SmallestUnit is not null, "/currency", "pricing.currency_unknown", $"'{term.Currency}' is no active ISO 4217 code of a currency that is paid in.");
        problems.Require(term.Lines.Sum(static line => 1L + line.Quantities.Count) <= limits.Rules, "/lines", "pricing.too_many_rules", "The term has more lines and quantities than the limit: split it or raise the limit.");
        if (problems.HasErrors) return problems;
        HashSet<string> ids = new(StringComparer.Ordinal);
        for (int i = 0; i < term.Lines.Count; i++)
        {
            TermLine line = term.Lines[i];
            string at = string.Create(CultureInfo.InvariantCulture, $"/lines/{i}");
            problems.Require(ids.Add(line.Id), at + "/id", "pricing.duplicate_id", $"The line {line.Id} is there twice: ids are unique.");
            problems.Require(line.Quantities.Count > 0, at + "/quantities", "pricing.term_quantity", "A line has a quantity from some day on.");
            for (int q = 0; q < line.Quantities.Count; q++)
            {
                TermQuantity quantity = line.Quantities[q];
                string place = string.Create(CultureInfo.InvariantCulture, $"{at}/quantities/{q}");
                problems.Require(quantity.Quantity >= 0m, place + "/quantity", "pricing.term_quantity", "A quantity is not negative: what was credited is an amendment.");
                problems.Require(quantity.From >= term.Start && quantity.From <= term.End && (q == 0 || quantity.From > line.Quantities[q - 1].From), place + "/from", "pricing.term_dates",
                    "Quantities begin within the term, each after the one before.");
            }
        }

        return problems;
    }

    internal static void CheckDates(LocalDate start, LocalDate end, string path, Problems problems) =>
        problems.Require(start <= end && start >= Earliest && end <= Latest, path, "pricing.term_dates", "A term ends on its first day or after it, between the years 1900 and 9000.");
}
