using Crm.Testing;
using FsCheck;
using FsCheck.Fluent;
using NodaTime;
using Xunit;

namespace Crm.Pricing.Tests.Proration;

/// <summary>The length of every period against counting it day by day and month by month.</summary>
public sealed class ProrationLaws
{
    private static readonly Gen<(LocalDate Start, LocalDate End)> Periods =
        from day in Gen.Choose(0, 40_000)
        from days in Gen.OneOf(Gen.Choose(-1, 70), Gen.Choose(0, 1_500))
        select (new LocalDate(1990, 1, 1).PlusDays(day), new LocalDate(1990, 1, 1).PlusDays(day + days));

    [Fact]
    public void Days_AnyPeriod_AreThoseCounted() => Law.Holds(Periods, static any => ProrationTerm.Days(any.Start, any.End) == DaysOf(any).Count());

    [Fact]
    public void Months_AnyPeriod_AreThoseThatEndAndThoseThatBeganByItsLastDay() => Law.Holds(Periods, static any =>
    {
        int ended = 0, begun = 0;
        while (any.Start.PlusMonths(ended + 1).PlusDays(-1) <= any.End) ended++;
        while (any.Start.PlusMonths(begun) <= any.End) begun++;
        return ProrationTerm.FullMonths(any.Start, any.End) == ended && ProrationTerm.MonthsRoundedUp(any.Start, any.End) == begun;
    });

    [Fact]
    public void MonthsAndDays_AnyPeriod_IsTheWholeMonthsAndThePartOfTheNext() => Law.Holds(Periods, static any =>
    {
        int months = ProrationTerm.FullMonths(any.Start, any.End);
        int inMonth = DaysOf((any.Start.PlusMonths(months), any.Start.PlusMonths(months + 1).PlusDays(-1))).Count();
        decimal part = ProrationTerm.MonthsAndDays(any.Start, any.End) - months;
        return part is >= 0m and < 1m && Near(part * inMonth, DaysOf(any).Count(day => day >= any.Start.PlusMonths(months)));
    });

    [Fact]
    public void CalendarMonthsAndActualYears_AnyPeriod_AreTheSumsOfTheirDays() => Law.Holds(Periods, static any =>
        Near(ProrationTerm.CalendarMonths(any.Start, any.End), DaysOf(any).Sum(static day => 1m / CalendarSystem.Iso.GetDaysInMonth(day.Year, day.Month)))
        && Near(ProrationTerm.ActualYears(any.Start, any.End), DaysOf(any).Sum(static day => 1m / CalendarSystem.Iso.GetDaysInYear(day.Year))));

    private static IEnumerable<LocalDate> DaysOf((LocalDate Start, LocalDate End) period)
    {
        for (LocalDate day = period.Start; day <= period.End; day = day.PlusDays(1)) yield return day;
    }

    /// <summary>A thousand roundings of the 28th decimal.</summary>
    private static bool Near(decimal one, decimal other) => Math.Abs(one - other) < 1e-23m;
}
