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
        return term.Proration.IsAdditive ? off < 0.02m : amended.Value.Total == Currency.Of("EUR").Rounding(term.Rounding).Round(decimal.Round(exact, 15));
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
}
