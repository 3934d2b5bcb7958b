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
        problems.Require(term.Start >= Earliest, "/start", "pricing.term_dates", "A term begins in the year 1900 or later.");
        CheckEnd(term.Start, term.End, "/end", problems);
        problems.Require(term.CountedFrom is not LocalDate from || from <= term.Start, "/countedFrom", "pricing.term_dates", "Months are counted from the first day or from one before.");
        problems.Require(term.Proration.TermLength > 0m, "/proration/termLength", "pricing.term_length", "A price is the price of some length: days or months, greater than 0.");
        problems.Require(Currency.TryOf(term.Currency, out Currency? currency) && currency.SmallestUnit is not null, "/currency", "pricing.currency_unknown", $"'{term.Currency}' is no active ISO 4217 code of a currency that is paid in.");
        if (term.Lines.Sum(static line => 1L + line.Quantities.Count) <= limits.Rules) Lines(term, problems);
        else problems.Error("/lines", "pricing.too_many_rules", "The term has more lines and quantities than the limit: split it or raise the limit.");
        return problems;
    }

    internal static void CheckEnd(LocalDate start, LocalDate end, string path, Problems problems) =>
        problems.Require(start <= end && end <= Latest, path, "pricing.term_dates", "A term ends on its first day or after it, in the year 9000 or before.");

    private static void Lines(ContractTerm term, Problems problems)
    {
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
                bool inTerm = term.Start > term.End || (quantity.From >= term.Start && quantity.From <= term.End);
                problems.Require(inTerm && (q == 0 || quantity.From > line.Quantities[q - 1].From), place + "/from", "pricing.term_dates",
                    "Quantities begin within the term, each after the one before.");
            }
        }
    }
}
