using System.Numerics;
using Crm.Primitives;
using Crm.Testing;
using FsCheck;
using FsCheck.Fluent;
using NodaTime;
using Xunit;

namespace Crm.Pricing.Tests.Terms;

public sealed class TermLaws
{
    private static readonly Gen<Case> Cases =
        from first in Gen.Choose(0, 12_000)
        from days in Gen.Choose(30, 1_200)
        from method in Gen.Elements(Enum.GetValues<ProrationMethod>())
        from mode in Gen.Elements(RoundingMode.HalfAwayFromZero, RoundingMode.HalfEven, RoundingMode.Floor, RoundingMode.Ceiling)
        from cents in Gen.Choose(1, 999_999)
        from quantity in Gen.Choose(0, 40)
        from changes in (from day in Gen.Choose(0, 1_199) from delta in Gen.Choose(-8, 20) select (day, delta)).ArrayOf(4)
        from newEnd in Gen.Choose(1, 1_600)
        select new Case(first, days, method, mode, cents / 100m, quantity, changes, newEnd);

    [Fact]
    public void Amend_AdditiveMethods_WhatWasChargedIsWhatTheNewStateCosts() => Law.Holds(Cases, static any =>
    {
        ContractTerm term = any.Term();
        if (!term.Proration.IsAdditive) return true;
        decimal charged = Price(term).Charges().Value.Total;
        foreach ((int day, int delta) in any.Changes)
        {
            if (Price(term).Amend(term.Start.PlusDays(day % any.Days), [new TermChange("1", delta)]) is not { IsSuccess: true } amended) continue;
            charged += amended.Value.Total;
            term = amended.Value.Term;
        }

        return charged == Price(term).Charges().Value.Total;
    });

    [Fact]
    public void CoTerminate_AdditiveMethods_WhatWasChargedIsWhatTheNewStateCosts() => Law.Holds(Cases, static any =>
    {
        ContractTerm term = any.Term();
        if (!term.Proration.IsAdditive) return true;
        TermOffer offer = TermPricing.CoTerminate([Price(term)], term.Start.PlusDays(any.NewEnd)).Value;
        return Price(term).Charges().Value.Total + offer.Total == Price(offer.Term).Charges().Value.Total;
    });

    /// <summary>Of every method: a change costs what its days cost, rounded; one smallest unit beside it at most where rounding is carried.</summary>
    [Fact]
    public void Amend_AnyMethod_CostsItsOwnDays() => Law.Holds(Cases, static any =>
    {
        ContractTerm term = any.Term();
        (int day, int delta) = any.Changes[0];
        LocalDate from = term.Start.PlusDays(day % any.Days);
        if (Price(term).Amend(from, [new TermChange("1", delta)]) is not { IsSuccess: true } amended) return true;
        decimal exact = term.Proration.Prorate(term.Lines[0].UnitPrice * delta, from, term.End);
        decimal off = Math.Abs(amended.Value.Total - exact);
        return term.Proration.IsAdditive ? off < 0.02m : amended.Value.Total == Currency.Of("EUR").Rounding(term.Rounding).Round(decimal.Round(exact, 9));
    });

    /// <summary>
    /// The oracle keeps a quantity for each day, adds up the days in whole numbers and rounds the sum once: that is what a term costs
    /// after any changes and after any other end, and what was charged for it until then.
    /// </summary>
    [Fact]
    public void AmendAndCoTerminate_AdditiveMethods_CostTheSumOfTheirDays() => Law.Holds(Cases, static any =>
    {
        ContractTerm term = any.Term();
        if (!term.Proration.IsAdditive) return true;
        DailyTerm days = new(term);
        decimal charged = Price(term).Charges().Value.Total;
        if (charged != days.Cost(any.Days)) return false;
        foreach ((int day, int delta) in any.Changes)
        {
            Result<TermOffer> amended = Price(term).Amend(term.Start.PlusDays(day % any.Days), [new TermChange("1", delta)]);
            if (amended.IsSuccess != days.TryChange(day % any.Days, any.Days, delta)) return false;
            if (!amended.IsSuccess) continue;
            term = amended.Value.Term;
            charged += amended.Value.Total;
            if (charged != days.Cost(any.Days) || Price(term).Charges().Value.Total != charged) return false;
        }

        TermOffer aligned = TermPricing.CoTerminate([Price(term)], term.Start.PlusDays(any.NewEnd - 1)).Value;
        return charged + aligned.Total == days.Cost(any.NewEnd) && Price(aligned.Term).Charges().Value.Total == days.Cost(any.NewEnd);
    });

    /// <summary>Of every method: a change that is taken back leaves the term, and what it costs, as it was.</summary>
    [Fact]
    public void Amend_AndBackAgain_LeavesTheTermAsItWas() => Law.Holds(Cases, static any =>
    {
        ContractTerm term = any.Term();
        LocalDate from = term.Start.PlusDays(any.Changes[0].Day % any.Days);
        TermOffer more = Price(term).Amend(from, [new TermChange("1", 3m)]).Value;
        TermOffer back = Price(more.Term).Amend(from, [new TermChange("1", -3m)]).Value;
        return (more.Total + back.Total == 0m || any.Mode is RoundingMode.Floor or RoundingMode.Ceiling)
            && back.Term.Lines[0].Quantities.SequenceEqual(term.Lines[0].Quantities)
            && Price(back.Term).Charges().Value.Total == Price(term).Charges().Value.Total;
    });

    [Fact]
    public void Charges_AnyTerm_TracesAddUp() => Law.Holds(Cases, static any =>
    {
        TermOffer offer = Price(any.Term()).Amend(any.Term().Start, [new TermChange("1", 3m)]).Value;
        return offer.Charges.All(static charge => charge.Trace.Steps.Sum(static step => step.Delta) == charge.Amount && decimal.Round(charge.Amount, 2) == charge.Amount);
    });

    [Fact]
    public void Renew_ManyTimes_EndsWhereOneLongTermWould() => Law.Holds(Gen.Choose(0, 12_000).Zip(Gen.Choose(1, 24)), static any =>
    {
        LocalDate start = new LocalDate(1995, 1, 1).PlusDays(any.Item1);
        ContractTerm term = new("T", "EUR", start, start.PlusMonths(any.Item2).PlusDays(-1), new ProrationRule(ProrationMethod.Daily, 365m, null), RoundingMode.HalfEven, []);
        for (int i = 2; i < 8; i++)
        {
            term = Price(term).Renew(new RenewalRule(any.Item2, RenewalPrice.Contracted)).Value.Term;
            if (term.End != start.PlusMonths(any.Item2 * i).PlusDays(-1)) return false;
        }

        return true;
    });

    private static TermPricing Price(ContractTerm term) => TermPricing.Compile(term).Value;

    private sealed record Case(int First, int Days, ProrationMethod Method, RoundingMode Mode, decimal Price, int Quantity, (int Day, int Delta)[] Changes, int NewEnd)
    {
        internal ContractTerm Term()
        {
            LocalDate start = new LocalDate(1995, 1, 1).PlusDays(First);
            return new ContractTerm("T", "EUR", start, start.PlusDays(Days - 1), new ProrationRule(Method, Method == ProrationMethod.Daily ? 365m : 12m, null), Mode,
                [new TermLine("1", "p", Price, [new TermQuantity(start, Quantity)])]);
        }
    }

    /// <summary>One line, day by day. The weight of a day is a whole number of <see cref="_unit"/>ths of the priced length.</summary>
    private sealed class DailyTerm(ContractTerm term)
    {
        private const int Longest = 1_700;

        // 28, 29, 30 and 31 divide 377,580.
        private readonly BigInteger _unit = term.Proration.Method switch { ProrationMethod.Daily => 365, ProrationMethod.CalendarMonths => 377_580 * 12, _ => 365 * 366 };
        private readonly decimal[] _quantities = [.. Enumerable.Repeat(term.Lines[0].Quantities[0].Quantity, Longest)];

        internal bool TryChange(int from, int to, int delta)
        {
            if (_quantities[from..to].Any(quantity => quantity + delta < 0m)) return false;
            // What is there on the last day goes on if the term does.
            for (int i = from; i < Longest; i++) _quantities[i] = (i < to ? _quantities[i] : _quantities[to - 1] - delta) + delta;
            return true;
        }

        internal decimal Cost(int to)
        {
            BigInteger sum = 0;
            for (int i = 0; i < to; i++) sum += (BigInteger)(_quantities[i] * term.Lines[0].UnitPrice * 100m) * Weight(term.Start.PlusDays(i));
            BigInteger cents = BigInteger.DivRem(sum, _unit, out BigInteger rest);
            int half = (2 * rest).CompareTo(_unit);
            bool up = term.Rounding switch
            {
                RoundingMode.HalfAwayFromZero => half >= 0,
                RoundingMode.HalfEven => half > 0 || (half == 0 && !cents.IsEven),
                RoundingMode.Ceiling => rest > 0,
                _ => false,
            };
            return (decimal)(up ? cents + 1 : cents) / 100m;
        }

        private int Weight(LocalDate day) => term.Proration.Method switch
        {
            ProrationMethod.Daily => 1,
            ProrationMethod.CalendarMonths => 377_580 / CalendarSystem.Iso.GetDaysInMonth(day.Year, day.Month),
            _ => CalendarSystem.Iso.GetDaysInYear(day.Year) == 365 ? 366 : 365,
        };
    }
}
