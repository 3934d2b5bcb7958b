using System.Globalization;
using Crm.Primitives;
using NodaTime;

namespace Crm.Pricing;

/// <summary>A checked term: says what it costs, and what changing, renewing or aligning it costs. Immutable and thread-safe.</summary>
/// <remarks>
/// <para>What is charged for a line is rounded once, for all of its days together. Law, for the methods that
/// <see cref="ProrationRule.IsAdditive"/> names (days by a fixed length, calendar months, days by actual years, each without a rounding of the
/// multiplier): what was charged and what an amendment or co-termination charges is what the new state costs over the same days, to the cent,
/// however many follow each other. So a charge may be one smallest unit off the rounded price of its own days.</para>
/// <para>For begun, full, or full months and days, the parts of a term are more or less than the whole: an amendment is charged for its own
/// days, and the sum is not that of the new state.</para>
/// <para>Worked: 10 seats at 1,200.00 a year in 2026 are 12,000.00; 5 more from 12 August by days are 5 x 1,200 x 142 / 365 = 2,334.25.</para>
/// </remarks>
public sealed partial class TermPricing
{
    private readonly RoundingRule _rounding;

    private TermPricing(ContractTerm term)
    {
        Term = term;
        _rounding = Currency.Of(term.Currency).Rounding(term.Rounding);
    }

    /// <summary>The definition.</summary>
    public ContractTerm Term { get; }

    /// <summary>Checks a term.</summary>
    /// <param name="term">The definition.</param>
    /// <param name="limits">How large it may be; null for the documented defaults.</param>
    /// <returns>
    /// The checked term; or every problem: <c>pricing.term_dates</c>, <c>pricing.term_length</c>, <c>pricing.term_quantity</c>,
    /// <c>pricing.currency_unknown</c>, <c>pricing.duplicate_id</c>, <c>pricing.too_many_rules</c>.
    /// </returns>
    public static Result<TermPricing> Compile(ContractTerm term, DefinitionLimits? limits = null)
    {
        ArgumentNullException.ThrowIfNull(term);
        Problems problems = TermChecks.Run(term, limits ?? DefinitionLimits.Default);
        return problems.HasErrors ? Result.Invalid(problems.Errors) : new TermPricing(term);
    }

    /// <summary>What the whole term costs, line by line.</summary>
    /// <returns>A charge for each line; or <c>pricing.overflow</c>.</returns>
    public Result<TermOffer> Charges() => Guarded(() => new TermOffer([.. Term.Lines.Select(line => Charge(line, Segments(line, Term.Start, Term.End), null))], [Term]));

    /// <summary>What changes of quantity from a day to the end of the term cost.</summary>
    /// <param name="from">The first day of the change, within the term.</param>
    /// <param name="changes">The changes, one a line. Less of something is a credit.</param>
    /// <returns>
    /// A charge for each change, prorated to the end of the term, and the term afterwards; or every problem: <c>pricing.term_dates</c>,
    /// <c>pricing.term_quantity</c> (less than 0 on a later day), <c>pricing.term_line</c> (a new line without product or price, or a known one
    /// with them), <c>pricing.duplicate_id</c>, <c>pricing.overflow</c>.
    /// </returns>
    public Result<TermOffer> Amend(LocalDate from, IReadOnlyList<TermChange> changes)
    {
        ArgumentNullException.ThrowIfNull(changes);
        return Guarded(() =>
        {
            Problems problems = new();
            problems.Require(from >= Term.Start && from <= Term.End, "/from", "pricing.term_dates", "An amendment begins within the term: renew it for later days.");
            List<TermLine> lines = [.. Term.Lines];
            Dictionary<string, int> places = new(StringComparer.Ordinal);
            for (int i = 0; i < lines.Count; i++) places.Add(lines[i].Id, i);
            HashSet<string> changed = new(StringComparer.Ordinal);
            for (int i = 0; i < changes.Count; i++)
            {
                string at = string.Create(CultureInfo.InvariantCulture, $"/changes/{i}");
                if (changed.Add(changes[i].LineId)) Apply(changes[i], at, from, places, lines, problems);
                else problems.Error(at + "/lineId", "pricing.duplicate_id", $"The line {changes[i].LineId} is changed twice: add the changes up.");
            }

            if (problems.HasErrors) return Result.Invalid(problems.Errors);
            List<TermCharge> charges = [];
            foreach (TermChange change in changes)
            {
                int place = places[change.LineId];
                TermSegment[] added = [new TermSegment(from, Term.End, change.Quantity)];
                charges.Add(Charge(lines[place], added, Carried(place < Term.Lines.Count ? Term.Lines[place] : null, Term.End, lines[place], Term.End)));
            }

            return new TermOffer(charges, [Term with { Lines = lines }]);
        });
    }

    /// <summary>What it costs that several terms end on one day: later ones are shortened for a credit, earlier ones go on with their last quantity.</summary>
    /// <param name="terms">The terms, at least one, in one currency.</param>
    /// <param name="end">The last day of all, included; not before the first day of any.</param>
    /// <returns>A charge for each line that changes, and the terms afterwards; or every problem: <c>pricing.term_dates</c>, <c>pricing.term_currency</c>, <c>pricing.overflow</c>.</returns>
    public static Result<TermOffer> CoTerminate(IReadOnlyList<TermPricing> terms, LocalDate end)
    {
        ArgumentNullException.ThrowIfNull(terms);
        ArgumentOutOfRangeException.ThrowIfZero(terms.Count);
        Problems problems = new();
        TermChecks.CheckEnd(terms.Max(static term => term.Term.Start), end, "/end", problems);
        for (int i = 1; i < terms.Count; i++)
        {
            problems.Require(terms[i].Term.Currency == terms[0].Term.Currency, string.Create(CultureInfo.InvariantCulture, $"/terms/{i}/term/currency"), "pricing.term_currency",
                "Terms in several currencies have no sum: align those of each currency on their own.");
        }

        if (problems.HasErrors) return Result.Invalid(problems.Errors);
        return Guarded(() =>
        {
            List<TermCharge> charges = [];
            List<ContractTerm> after = [];
            foreach (TermPricing term in terms)
            {
                TermLine?[] kept = [.. term.Term.Lines.Select(line => Until(line, end))];
                after.Add(term.Term with { End = end, Lines = [.. kept.OfType<TermLine>()] });
                for (int i = 0; i < kept.Length; i++) term.Align(term.Term.Lines[i], kept[i], end, charges);
            }

            return new TermOffer(charges, after);
        });
    }

    private void Align(TermLine line, TermLine? kept, LocalDate end, List<TermCharge> charges)
    {
        IEnumerable<TermSegment> segments = end > Term.End
            ? Segments(line, Term.End.PlusDays(1), end)
            : Segments(line, end.PlusDays(1), Term.End).Select(static s => s with { Quantity = -s.Quantity });
        TermSegment[] changed = [.. segments.Where(static s => s.Quantity != 0m)];
        if (changed.Length > 0) charges.Add(Charge(line, changed, Carried(line, Term.End, kept, end)));
    }

    private static TermLine? Until(TermLine line, LocalDate end)
    {
        TermQuantity[] kept = [.. line.Quantities.Where(q => q.From <= end)];
        return kept.Length > 0 ? line with { Quantities = kept } : null;
    }

    private static void Apply(TermChange change, string at, LocalDate from, Dictionary<string, int> places, List<TermLine> lines, Problems problems)
    {
        if (!places.TryGetValue(change.LineId, out int place))
        {
            problems.Require(change.Product is not null && change.UnitPrice is not null, at, "pricing.term_line", $"The term has no line {change.LineId}: to add it, say product and unit price.");
            problems.Require(change.Quantity >= 0m, at + "/quantity", "pricing.term_quantity", "A line that is added has a quantity of its own.");
            places.Add(change.LineId, lines.Count);
            lines.Add(new TermLine(change.LineId, change.Product ?? "", change.UnitPrice ?? 0m, [new TermQuantity(from, change.Quantity)]));
            return;
        }

        TermLine line = lines[place];
        problems.Require(change.Product is null && change.UnitPrice is null, at, "pricing.term_line", $"The line {change.LineId} keeps product and price: leave them out, or add another line.");
        // The days before stay, the change begins a new quantity, and later changes that were agreed to already stay changes.
        decimal onTheDay = line.Quantities.LastOrDefault(q => q.From <= from)?.Quantity ?? 0m;
        List<TermQuantity> after = [.. line.Quantities.Where(q => q.From < from)];
        int first = after.Count;
        after.Add(new TermQuantity(from, onTheDay + change.Quantity));
        after.AddRange(line.Quantities.Where(q => q.From > from).Select(q => q with { Quantity = q.Quantity + change.Quantity }));
        problems.Require(after.TrueForAll(static q => q.Quantity >= 0m), at + "/quantity", "pricing.term_quantity", $"Of {change.LineId} there is less than what is taken away.");
        // A change that takes an earlier one back leaves the term as it was: two parts of the same quantity can cost more than the whole.
        if (first > 0 && after[first].Quantity == after[first - 1].Quantity) after.RemoveAt(first);
        lines[place] = line with { Quantities = after };
    }

    /// <summary>The amount that leaves the line, charged and charged again, at its rounded total; null for methods whose parts do not add up.</summary>
    private decimal? Carried(TermLine? before, LocalDate endBefore, TermLine? after, LocalDate endAfter) =>
        Term.Proration.IsAdditive ? Rounded(Exact(after, endAfter)) - Rounded(Exact(before, endBefore)) : null;

    /// <summary>
    /// Thirds and thirty-firsts have no last decimal: what division leaves beyond the 9th is no money, and must not lift an amount to the
    /// next unit. The 9th, because a million units at a list price that was divided to 15 decimals are off by half of one in the 9th at most.
    /// </summary>
    private decimal Rounded(decimal amount) => _rounding.Round(decimal.Round(amount, 9));

    private decimal Exact(TermLine? line, LocalDate end) => line is null ? 0m :
        Segments(line, Term.Start, end).Sum(s => Term.Proration.Prorate(line.UnitPrice * s.Quantity, s.Start, s.End));

    private TermCharge Charge(TermLine line, IReadOnlyList<TermSegment> segments, decimal? amount, (string Cause, decimal UnitPrice)? contracted = null)
    {
        WaterfallBuilder steps = new();
        foreach (TermSegment segment in segments)
        {
            string day = NodaTime.Text.LocalDatePattern.Iso.Format(segment.Start);
            decimal full = line.UnitPrice * segment.Quantity;
            steps.Add(PriceStage.List, day, contracted is { } old ? old.UnitPrice * segment.Quantity : full);
            if (contracted is { } changed && changed.UnitPrice != line.UnitPrice) steps.Add(PriceStage.Contracted, changed.Cause, full - (changed.UnitPrice * segment.Quantity));
            decimal prorated = Term.Proration.Prorate(full, segment.Start, segment.End);
            if (prorated != full) steps.Add(PriceStage.Proration, day, prorated - full);
        }

        decimal rounded = amount ?? Rounded(steps.Amount);
        if (rounded != steps.Amount) steps.Add(PriceStage.Rounding, "", rounded - steps.Amount);
        return new TermCharge(Term.Id, line.Id, line.Product, line.UnitPrice, segments, steps.Build());
    }

    private static List<TermSegment> Segments(TermLine line, LocalDate start, LocalDate end)
    {
        List<TermSegment> segments = [];
        for (int i = 0; i < line.Quantities.Count; i++)
        {
            LocalDate from = LocalDate.Max(line.Quantities[i].From, start);
            LocalDate to = i + 1 < line.Quantities.Count ? LocalDate.Min(line.Quantities[i + 1].From.PlusDays(-1), end) : end;
            if (from > to) continue;
            // The parts of some methods are more than the whole, so days of the same quantity are one part however they came together.
            if (segments.Count > 0 && segments[^1].Quantity == line.Quantities[i].Quantity) segments[^1] = segments[^1] with { End = to };
            else segments.Add(new TermSegment(from, to, line.Quantities[i].Quantity));
        }

        return segments;
    }

    private static Result<TermOffer> Guarded(Func<Result<TermOffer>> compute)
    {
        try
        {
            Result<TermOffer> offer = compute();
            // The sum is asked for here, where an answer is still possible.
            if (offer.IsSuccess) _ = offer.Value.Total;
            return offer;
        }
        catch (OverflowException)
        {
            // The caller's numbers can cause it, so it is no exception of ours.
            return Result.Invalid(new ValidationError("/lines", "An amount does not fit 28 digits: quantities and prices are far too large.", "pricing.overflow"));
        }
    }
}
