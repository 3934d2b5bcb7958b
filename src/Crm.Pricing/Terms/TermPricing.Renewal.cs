using System.Globalization;
using Crm.Primitives;
using NodaTime;

namespace Crm.Pricing;

public sealed partial class TermPricing
{
    /// <summary>The next term: it begins on the day after the last one, with the quantities of the last day.</summary>
    /// <param name="rule">For how long and at which prices.</param>
    /// <param name="engine">The catalogue; needed for <see cref="RenewalPrice.CurrentList"/>, else null.</param>
    /// <param name="context">Instant and customer for the catalogue; its currency is that of the term. Needed with <paramref name="engine"/>.</param>
    /// <returns>
    /// What the next term costs and the term itself; or every problem: <c>pricing.renewal_months</c>, <c>pricing.renewal_list</c>,
    /// <c>pricing.renewal_uplift</c>, <c>pricing.no_price</c>, <c>pricing.term_dates</c>, <c>pricing.overflow</c>.
    /// </returns>
    /// <remarks>Lines that ended before the last day are not renewed. The last day is counted from <see cref="ContractTerm.CountedFrom"/>, so that month ends do not drift.</remarks>
    public Result<TermOffer> Renew(RenewalRule rule, PricingEngine? engine = null, PricingContext? context = null)
    {
        ArgumentNullException.ThrowIfNull(rule);
        Problems problems = new();
        problems.Require(rule.Months is >= 1 and <= 1200, "/months", "pricing.renewal_months", "A renewal is for 1 to 1200 months.");
        problems.Require(rule.Price != RenewalPrice.CurrentList || (engine is not null && context?.Currency == Term.Currency), "/price", "pricing.renewal_list", "The current list needs an engine and a context in the currency of the term.");
        problems.Require(rule.UpliftPercent >= -100m, "/upliftPercent", "pricing.renewal_uplift", "An uplift lowers a price to 0 at most, by -100 %.");
        if (problems.HasErrors) return Result.Invalid(problems.Errors);
        LocalDate start = Term.End.PlusDays(1);
        (LocalDate countedFrom, LocalDate end) = NextEnd(rule.Months);
        TermChecks.CheckEnd(start, end, "/months", problems);
        return problems.HasErrors ? Result.Invalid(problems.Errors) : Guarded(() => Renewed(rule, engine, context, start, end, countedFrom));
    }

    /// <summary>The days on which something has to be done before the term ends.</summary>
    /// <param name="rules">What, and how long before.</param>
    /// <param name="workingDays">The working days; null if no rule rolls or counts them.</param>
    /// <returns>The due dates in the order of the rules; or <c>pricing.follow_up</c> for a rule that goes back too far, or that needs working days where there is none within a year.</returns>
    public Result<IReadOnlyList<FollowUp>> FollowUps(IReadOnlyList<FollowUpRule> rules, IWorkingDays? workingDays = null)
    {
        ArgumentNullException.ThrowIfNull(rules);
        Problems problems = new();
        List<FollowUp> due = [];
        for (int i = 0; i < rules.Count; i++)
        {
            FollowUpRule rule = rules[i];
            bool inRange = rule.MonthsBefore is >= 0 and <= 1200 && rule.DaysBefore is >= 0 and <= 36_600 && rule.WorkingDaysBefore is >= 0 and <= 1_000;
            if (inRange && DueOn(rule, workingDays) is LocalDate day) due.Add(new FollowUp(rule.Id, day));
            else
                problems.Error(string.Create(CultureInfo.InvariantCulture, $"/rules/{i}"), "pricing.follow_up", "A follow-up lies at most 100 years, and then 1,000 working days, before the end; one that rolls or counts working days needs some, with one within a year.");
        }

        return problems.HasErrors ? Result.Invalid(problems.Errors) : Result.Success<IReadOnlyList<FollowUp>>(due);
    }

    private Result<TermOffer> Renewed(RenewalRule rule, PricingEngine? engine, PricingContext? context, LocalDate start, LocalDate end, LocalDate countedFrom)
    {
        Problems problems = new();
        List<(TermLine Line, string Cause, decimal OldPrice)> lines = [];
        for (int i = 0; i < Term.Lines.Count; i++)
        {
            TermLine line = Term.Lines[i];
            decimal quantity = line.Quantities[^1].Quantity;
            if (quantity == 0m) continue;
            string cause = "uplift";
            decimal price = line.UnitPrice;
            if (rule.Price == RenewalPrice.Uplift) price += price * rule.UpliftPercent / 100m;
            if (rule.Price == RenewalPrice.CurrentList && !TryList(engine!, context!, line.Product, quantity, ref price, ref cause))
                problems.Error(string.Create(CultureInfo.InvariantCulture, $"/lines/{i}/product"), "pricing.no_price", $"The catalogue has no price of {line.Product} then: add one, or renew at the contracted price.");
            // A third of a list price has no last decimal; beyond the 15th it is no money, and the term must be readable again.
            price = (rule.UnitPriceRounding ?? default).Round(decimal.Round(price, 15));
            lines.Add((line with { UnitPrice = price, Quantities = [new TermQuantity(start, quantity)] }, cause, line.UnitPrice));
        }

        if (problems.HasErrors) return Result.Invalid(problems.Errors);
        return new TermOffer(
            [.. lines.Select(renewed => Charge(renewed.Line, Segments(renewed.Line, start, end), null, (renewed.Cause, renewed.OldPrice)))],
            [Term with { Start = start, End = end, CountedFrom = countedFrom, Lines = [.. lines.Select(static renewed => renewed.Line)] }]);
    }

    private static bool TryList(PricingEngine engine, PricingContext context, string product, decimal quantity, ref decimal price, ref string cause)
    {
        Result<PriceSelection> selected = engine.SelectPrice(product, quantity, context);
        if (!selected.IsSuccess || selected.Value.Calculated is not { Amount: decimal amount } found) return false;
        (price, cause) = (amount / quantity, found.EntryId);
        return true;
    }

    /// <summary>Months are counted from the first day of all as long as the term ends after whole months of it; a term that was cut begins a new count.</summary>
    private (LocalDate CountedFrom, LocalDate End) NextEnd(int months)
    {
        LocalDate from = Term.CountedFrom ?? Term.Start;
        LocalDate next = Term.End.PlusDays(1);
        int done = ProrationTerm.FullMonths(from, Term.End);
        if (from.PlusMonths(done) != next) (from, done) = (next, 0);
        return (from, from.PlusMonths(done + months).PlusDays(-1));
    }

    private LocalDate? DueOn(FollowUpRule rule, IWorkingDays? workingDays)
    {
        LocalDate? day = Term.End.PlusMonths(-rule.MonthsBefore).PlusDays(-rule.DaysBefore);
        for (int left = rule.WorkingDaysBefore; left > 0 && day is LocalDate from; left--) day = Rolled(from.PlusDays(-1), WorkingDayRoll.Preceding, workingDays);
        return day is LocalDate reached ? Rolled(reached, rule.Roll, workingDays) : null;
    }

    private static LocalDate? Rolled(LocalDate day, WorkingDayRoll roll, IWorkingDays? workingDays)
    {
        if (roll == WorkingDayRoll.None) return day;
        for (int i = 0; i <= 366 && workingDays is not null; i++)
        {
            LocalDate candidate = day.PlusDays(roll == WorkingDayRoll.Following ? i : -i);
            if (workingDays.IsWorkingDay(candidate)) return candidate;
        }

        return null;
    }
}
