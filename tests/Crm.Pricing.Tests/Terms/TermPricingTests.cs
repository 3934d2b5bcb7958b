using Crm.Primitives;
using Crm.Testing;
using FsCheck;
using FsCheck.Fluent;
using NodaTime;
using Xunit;
using static Crm.Testing.Contracts.Pricing.SampleQuotes;

namespace Crm.Pricing.Tests.Terms;

public sealed class TermPricingTests
{
    private static readonly ProrationRule ByDays = new(ProrationMethod.Daily, 365m, null);

    [Fact]
    public void Charges_WholeYear_IsTheWholePrice()
    {
        TermOffer offer = Year().Charges().Value;
        Assert.Equal(12_000m, offer.Total);
        Assert.Equal(12_000m, Assert.Single(Assert.Single(offer.Charges).Trace.Steps).Delta);
    }

    [Fact]
    public void Amend_FiveMoreFrom12August_AreChargedForTheRestOfTheTerm()
    {
        TermOffer offer = Year().Amend(new LocalDate(2026, 8, 12), [new TermChange("1", 5m)]).Value;
        TermCharge charge = Assert.Single(offer.Charges);
        Assert.Equal(2_334.25m, charge.Amount);
        Assert.Equal([PriceStage.List, PriceStage.Proration, PriceStage.Rounding], charge.Trace.Steps.Select(static s => s.Stage));
        Assert.Equal((6_000m, 2_334.25m), (charge.Trace.List, charge.Trace.Total));
        Assert.Equal([10m, 15m], Assert.Single(offer.Term.Lines).Quantities.Select(static q => q.Quantity));
    }

    [Fact]
    public void Amend_Fewer_IsACredit()
    {
        TermOffer offer = Year().Amend(new LocalDate(2026, 7, 1), [new TermChange("1", -10m)]).Value;
        // 184 of 365 days.
        Assert.Equal(-6_049.32m, offer.Total);
        Assert.Equal(5_950.68m, Compile(offer.Term).Charges().Value.Total);
    }

    [Fact]
    public void Amend_BeforeAnAgreedChange_KeepsThatChange()
    {
        ContractTerm later = Year().Amend(new LocalDate(2026, 10, 1), [new TermChange("1", 2m)]).Value.Term;
        ContractTerm both = Compile(later).Amend(new LocalDate(2026, 4, 1), [new TermChange("1", -1m)]).Value.Term;
        Assert.Equal([10m, 9m, 11m], both.Lines[0].Quantities.Select(static q => q.Quantity));
    }

    [Fact]
    public void Amend_NewLine_BringsProductAndPrice()
    {
        TermOffer offer = Year().Amend(new LocalDate(2026, 12, 31), [new TermChange("2", 1m) { Product = "support", UnitPrice = 365m }]).Value;
        Assert.Equal(1m, offer.Total);
        Assert.Equal(2, offer.Term.Lines.Count);
    }

    [Fact]
    public void Amend_WhatDoesNotFit_IsRefusedWithItsPlace()
    {
        Assert.Equal("pricing.term_dates", Code(Year().Amend(new LocalDate(2027, 1, 1), [])));
        Assert.Equal("pricing.term_quantity", Code(Year().Amend(new LocalDate(2026, 2, 1), [new TermChange("1", -11m)])));
        Assert.Equal("pricing.term_line", Code(Year().Amend(new LocalDate(2026, 2, 1), [new TermChange("9", 1m)])));
        Assert.Equal("pricing.term_line", Code(Year().Amend(new LocalDate(2026, 2, 1), [new TermChange("1", 1m) { UnitPrice = 1m }])));
        Assert.Equal("pricing.duplicate_id", Code(Year().Amend(new LocalDate(2026, 2, 1), [new TermChange("1", 1m), new TermChange("1", 1m)])));
    }

    [Fact]
    public void Amend_SeveralThingsWrong_AreSaidAtOnce() => Assert.Equal(
        [("/from", "pricing.term_dates"), ("/changes/0", "pricing.term_line"), ("/changes/0/quantity", "pricing.term_quantity"), ("/changes/2/lineId", "pricing.duplicate_id"), ("/changes/3", "pricing.term_line")],
        Year().Amend(new LocalDate(2027, 1, 1), [new TermChange("9", -1m), new TermChange("1", 1m), new TermChange("1", 1m), new TermChange("8", 1m)])
            .ValidationErrors.Select(static e => (e.Identifier!, e.ErrorCode!)));

    [Fact]
    public void Amend_TakenBackByBegunMonths_DoesNotCostTheBegunMonthTwice()
    {
        TermPricing term = Compile(Year().Term with { Proration = new ProrationRule(ProrationMethod.MonthsRoundedUp, 12m, null) });
        LocalDate august = new(2026, 8, 12);
        ContractTerm back = Compile(term.Amend(august, [new TermChange("1", 5m)]).Value.Term).Amend(august, [new TermChange("1", -5m)]).Value.Term;
        Assert.Equal(12_000m, Compile(back).Charges().Value.Total);
        // Two quantities that are the same are one, however the definition writes them.
        ContractTerm split = term.Term with { Lines = [term.Term.Lines[0] with { Quantities = [new(new(2026, 1, 1), 10m), new(august, 10m)] }] };
        Assert.Equal(12_000m, Compile(split).Charges().Value.Total);
    }

    [Fact]
    public void AnyOffer_NumbersThatDoNotFit_AreRefusedWithACode()
    {
        ContractTerm Of(decimal price, decimal quantity) => Year().Term with { Lines = [new TermLine("1", "seat", price, [new TermQuantity(new(2026, 1, 1), quantity)])] };
        Assert.Equal("pricing.overflow", Code(Compile(Of(1m, decimal.MaxValue)).Amend(new(2026, 2, 1), [new TermChange("1", decimal.MaxValue)])));
        Assert.Equal("pricing.overflow", Code(Compile(Of(1_000m, 1m)).Renew(new RenewalRule(12, RenewalPrice.Uplift) { UpliftPercent = decimal.MaxValue })));
        ContractTerm half = Of(decimal.MaxValue / 500m, 1m);
        ContractTerm sum = half with { Lines = [.. Enumerable.Range(0, 600).Select(i => half.Lines[0] with { Id = $"{i}" })] };
        Assert.Equal("pricing.overflow", Code(Compile(sum).Charges()));
    }

    [Theory]
    [InlineData(RoundingMode.Floor)]
    [InlineData(RoundingMode.Ceiling)]
    [InlineData(RoundingMode.HalfEven)]
    public void Renew_AListPriceThatHasNoLastDecimal_CostsTheListPriceInEveryMode(RoundingMode mode)
    {
        foreach (decimal quantity in new[] { 3m, 7m, 6_000m })
        {
            ContractTerm term = Year().Term with { Rounding = mode, Lines = [new TermLine("1", "setup", 1m, [new TermQuantity(new(2026, 1, 1), quantity)])] };
            TermOffer offer = Compile(term).Renew(new RenewalRule(12, RenewalPrice.CurrentList), Engine, Context).Value;
            Assert.Equal(250m, offer.Total);
            Assert.Equal(250m, Compile(offer.Term).Charges().Value.Total);
        }
    }

    [Fact]
    public void Renew_AnUpliftThatTurnsThePriceRound_IsRefused()
    {
        Assert.Equal("pricing.renewal_uplift", Code(Year().Renew(new RenewalRule(12, RenewalPrice.Uplift) { UpliftPercent = -100.01m })));
        Assert.Equal(0m, Year().Renew(new RenewalRule(12, RenewalPrice.Uplift) { UpliftPercent = -100m }).Value.Total);
    }

    [Fact]
    public void Renew_WithAnUplift_ShowsItInTheTrace()
    {
        TermOffer offer = Year().Renew(new RenewalRule(12, RenewalPrice.Uplift) { UpliftPercent = 3.5m }).Value;
        Assert.Equal((new LocalDate(2027, 1, 1), new LocalDate(2027, 12, 31)), (offer.Term.Start, offer.Term.End));
        PriceWaterfall trace = Assert.Single(offer.Charges).Trace;
        Assert.Equal((12_000m, 420m, 12_420m), (trace.List, trace.Steps[1].Delta, trace.Total));
        Assert.Equal("uplift", trace.Steps[1].RuleId);
    }

    [Fact]
    public void Renew_AtTheCurrentList_AsksTheCatalogue()
    {
        ContractTerm term = Year().Term with { Lines = [new TermLine("1", "seat", 12m, [new TermQuantity(new LocalDate(2026, 1, 1), 30m)])] };
        TermOffer offer = Compile(term).Renew(new RenewalRule(12, RenewalPrice.CurrentList), Engine, Context).Value;
        Assert.Equal(9.99m, offer.Term.Lines[0].UnitPrice);
        Assert.Equal((299.70m, "seat"), (offer.Total, offer.Charges[0].Trace.Steps[1].RuleId));
        Assert.Equal("pricing.renewal_list", Code(Compile(term).Renew(new RenewalRule(12, RenewalPrice.CurrentList))));
        Assert.Equal("pricing.no_price", Code(Year().Renew(new RenewalRule(12, RenewalPrice.CurrentList), Engine, Context)));
    }

    [Fact]
    public void Renew_AtAPriceThatHasNoLastDecimal_CanBeReadAgain()
    {
        ContractTerm term = Year().Term with { Lines = [new TermLine("1", "setup", 1m, [new TermQuantity(new LocalDate(2026, 1, 1), 3m)])] };
        TermOffer offer = Compile(term).Renew(new RenewalRule(12, RenewalPrice.CurrentList), Engine, Context).Value;
        Assert.Equal(250m, offer.Total);
        Assert.True(ContractTerm.Json.Read(ContractTerm.Json.Write(offer.Term)).IsSuccess);
    }

    [Fact]
    public void Renew_RoundedUnitPrice_IsRoundedBeforeItIsMultiplied()
    {
        ContractTerm term = Year().Term with { Lines = [new TermLine("1", "seat", 99.99m, [new TermQuantity(new LocalDate(2026, 1, 1), 1_000m)])] };
        RenewalRule rule = new(12, RenewalPrice.Uplift) { UpliftPercent = 3.5m };
        Assert.Equal(103_489.65m, Compile(term).Renew(rule).Value.Total);
        Assert.Equal(103_490m, Compile(term).Renew(rule with { UnitPriceRounding = RoundingRule.ToDecimals(2, RoundingMode.HalfAwayFromZero) }).Value.Total);
    }

    [Fact]
    public void Renew_Monthly_From31January_DoesNotDrift()
    {
        TermPricing term = Compile(Year().Term with { Start = new(2027, 1, 31), End = new(2027, 2, 27), Lines = [new TermLine("1", "s", 1m, [new TermQuantity(new(2027, 1, 31), 1m)])] });
        List<LocalDate> ends = [];
        for (int i = 0; i < 4; i++)
        {
            term = Compile(term.Renew(new RenewalRule(1, RenewalPrice.Contracted)).Value.Term);
            ends.Add(term.Term.End);
        }

        Assert.Equal([new(2027, 3, 30), new(2027, 4, 29), new(2027, 5, 30), new(2027, 6, 29)], ends);
    }

    [Fact]
    public void Renew_From29February_EndsOnTheDayBeforeItsAnniversary()
    {
        TermPricing term = Compile(Year().Term with { Start = new(2028, 2, 29), End = new(2029, 2, 27), Lines = [new TermLine("1", "s", 1m, [new TermQuantity(new(2028, 2, 29), 1m)])] });
        Assert.Equal(new LocalDate(2030, 2, 27), term.Renew(new RenewalRule(12, RenewalPrice.Contracted)).Value.Term.End);
        Assert.Equal(new LocalDate(2032, 2, 28), term.Renew(new RenewalRule(36, RenewalPrice.Contracted)).Value.Term.End);
    }

    [Fact]
    public void Renew_LineThatEnded_IsLeftOut() =>
        Assert.Empty(Compile(Year().Amend(new LocalDate(2026, 7, 1), [new TermChange("1", -10m)]).Value.Term).Renew(new RenewalRule(12, RenewalPrice.Contracted)).Value.Term.Lines);

    [Fact]
    public void CoTerminate_TwoTerms_EndOnTheSameDay()
    {
        TermPricing second = Compile(new ContractTerm("T-2", "EUR", new(2026, 5, 1), new(2027, 4, 30), ByDays, RoundingMode.HalfAwayFromZero,
            [new TermLine("a", "support", 730m, [new TermQuantity(new(2026, 5, 1), 1m)])]));
        TermOffer offer = TermPricing.CoTerminate([Year(), second], new LocalDate(2027, 2, 28)).Value;
        // 59 days more of 10 x 1,200, and 61 days less of 730.
        Assert.Equal([("T-1", 1_939.73m), ("T-2", -122m)], offer.Charges.Select(static c => (c.TermId, c.Amount)));
        Assert.Equal(1_817.73m, offer.Total);
        Assert.All(offer.Terms, static term => Assert.Equal(new LocalDate(2027, 2, 28), term.End));
    }

    [Fact]
    public void CoTerminate_AcrossALeapDay_CountsIt()
    {
        TermPricing term = Compile(Year().Term with { Start = new(2027, 3, 1), End = new(2028, 2, 28), Lines = [new TermLine("1", "s", 366m, [new TermQuantity(new(2027, 3, 1), 1m)])] });
        Assert.Equal(1.00m, TermPricing.CoTerminate([term], new LocalDate(2028, 2, 29)).Value.Total);
        Assert.Equal(1.00m, TermPricing.CoTerminate([Compile(term.Term with { Proration = new ProrationRule(ProrationMethod.ActualYears, 12m, null) })], new LocalDate(2028, 2, 29)).Value.Total);
    }

    [Fact]
    public void CoTerminate_BeforeATermBegins_IsRefused() => Assert.Equal("pricing.term_dates", Code(TermPricing.CoTerminate([Year()], new LocalDate(2025, 12, 31))));

    [Fact]
    public void CoTerminate_TwoCurrencies_IsRefused() =>
        Assert.Equal("pricing.term_currency", Code(TermPricing.CoTerminate([Year(), Compile(Year().Term with { Currency = "USD" })], new LocalDate(2026, 6, 30))));

    [Fact]
    public void FollowUps_BeforeTheEnd_AreRolledByTheWorkingDays()
    {
        // The last day is Sunday 31 May 2026.
        TermPricing term = Compile(Year().Term with { End = new(2026, 5, 31) });
        IReadOnlyList<FollowUp> due = term.FollowUps(
        [
            new FollowUpRule("offer", 3, 0), new FollowUpRule("offer on a working day", 3, 0, WorkingDayRoll.Preceding),
            new FollowUpRule("reminder", 0, 30, WorkingDayRoll.Following), new FollowUpRule("last day", 0, 0, WorkingDayRoll.Preceding),
        ], new MondayToFriday()).Value;
        Assert.Equal([new(2026, 2, 28), new(2026, 2, 27), new(2026, 5, 1), new(2026, 5, 29)], due.Select(static d => d.Due));
    }

    [Fact]
    public void FollowUps_InWorkingDays_CountThemFromTheDayOn()
    {
        TermPricing term = Compile(Year().Term with { End = new(2026, 5, 31) });
        IReadOnlyList<FollowUp> due = term.FollowUps(
        [
            // Sunday the 31st less 5; Friday the 29th less 5; and 10 from 30 April, a Thursday.
            new FollowUpRule("offer", 0, 0) { WorkingDaysBefore = 5 }, new FollowUpRule("check", 0, 2, WorkingDayRoll.Following) { WorkingDaysBefore = 5 },
            new FollowUpRule("call", 1, 0) { WorkingDaysBefore = 10 }, new FollowUpRule("last working day", 0, 0) { WorkingDaysBefore = 1 },
        ], new MondayToFriday()).Value;
        Assert.Equal([new(2026, 5, 25), new(2026, 5, 22), new(2026, 4, 16), new(2026, 5, 29)], due.Select(static d => d.Due));
    }

    [Fact]
    public void FollowUps_AnyRuleInWorkingDays_LeavesSoManyBeforeTheDayItCountsFrom() => Law.Holds(
        from end in Gen.Choose(0, 3_000) from days in Gen.Choose(0, 40) from count in Gen.Choose(1, 300) from holiday in Gen.Choose(2, 9) select (end, days, count, holiday), static any =>
    {
        TermPricing term = Compile(Year().Term with { End = new LocalDate(2026, 12, 31).PlusDays(any.end) });
        EveryFewDaysOff calendar = new(any.holiday);
        LocalDate from = term.Term.End.PlusDays(-any.days), due = term.FollowUps([new FollowUpRule("x", 0, any.days) { WorkingDaysBefore = any.count }], calendar).Value[0].Due;
        return calendar.IsWorkingDay(due) && Enumerable.Range(0, Period.DaysBetween(due, from)).Count(i => calendar.IsWorkingDay(due.PlusDays(i))) == any.count;
    }, 300);

    [Theory]
    [InlineData(1_001, true)]
    [InlineData(-1, true)]
    [InlineData(1, false)]
    public void FollowUps_WorkingDaysThatCannotBeCounted_AreRefused(int count, bool calendar)
    {
        FollowUpRule rule = new("x", 0, 0) { WorkingDaysBefore = count };
        ValidationError problem = Assert.Single(Year().FollowUps([rule], calendar ? new MondayToFriday() : null).ValidationErrors);
        Assert.Equal(("/rules/0", "pricing.follow_up"), (problem.Identifier, problem.ErrorCode));
    }

    [Fact]
    public void FollowUps_CalendarWithoutAWorkingDay_IsRefused() =>
        Assert.False(Year().FollowUps([new FollowUpRule("x", 0, 0) { WorkingDaysBefore = 1 }], new EveryFewDaysOff(1)).IsSuccess);

    [Fact]
    public void FollowUps_RollWithoutWorkingDays_IsRefused() =>
        Assert.Equal("pricing.follow_up", Assert.Single(Year().FollowUps([new FollowUpRule("x", 0, 1, WorkingDayRoll.Following)]).ValidationErrors).ErrorCode);

    [Fact]
    public void Compile_EveryProblem_IsFoundWithItsPlace()
    {
        Result<TermPricing> compiled = TermPricing.Compile(Year().Term with
        {
            Lines =
            [
                new TermLine("1", "s", 1m, [new TermQuantity(new(2026, 2, 1), 1m), new TermQuantity(new(2026, 2, 1), -1m)]),
                new TermLine("1", "s", 1m, []),
            ],
        });
        Assert.Equal(
            [("/lines/0/quantities/1/quantity", "pricing.term_quantity"), ("/lines/0/quantities/1/from", "pricing.term_dates"), ("/lines/1/id", "pricing.duplicate_id"), ("/lines/1/quantities", "pricing.term_quantity")],
            compiled.ValidationErrors.Select(static e => (e.Identifier!, e.ErrorCode!)));
        Assert.Equal(("/end", "pricing.term_dates"), Problem(Year().Term with { End = new(2025, 1, 1) }));
        Assert.Equal(("/start", "pricing.term_dates"), Problem(Year().Term with { Start = new(1899, 12, 31) }));
        // What is wrong with the head does not hide what is wrong with the lines.
        Assert.Equal(["/currency", "/lines/0/quantities/0/quantity"], TermPricing.Compile(Year().Term with { Currency = "EURO", Lines = [new TermLine("1", "s", 1m, [new TermQuantity(new(2026, 1, 1), -1m)])] })
            .ValidationErrors.Select(static e => e.Identifier));
        static (string?, string?) Problem(ContractTerm term) => Assert.Single(TermPricing.Compile(term).ValidationErrors) is var e ? (e.Identifier, e.ErrorCode) : default;
    }

    [Fact]
    public void Json_Term_ReadsBackToTheSameText()
    {
        ContractTerm term = Year().Term with { CountedFrom = new LocalDate(2025, 1, 31), Proration = new ProrationRule(ProrationMethod.CalendarMonths, 12m, RoundingRule.ToDecimals(4, RoundingMode.HalfEven)) };
        string json = ContractTerm.Json.Write(term);
        Result<ContractTerm> read = ContractTerm.Json.Read(json);
        Assert.True(read.IsSuccess, read.ToString());
        Assert.Equal(json, ContractTerm.Json.Write(read.Value));
        Assert.Contains("\"method\":\"calendarMonths\"", json, StringComparison.Ordinal);
    }

    private static TermPricing Year() => Compile(new ContractTerm("T-1", "EUR", new(2026, 1, 1), new(2026, 12, 31), ByDays, RoundingMode.HalfAwayFromZero,
        [new TermLine("1", "crm", 1_200m, [new TermQuantity(new(2026, 1, 1), 10m)])]));

    private static TermPricing Compile(ContractTerm term) => TermPricing.Compile(term).Value;

    private static string Code(Result<TermOffer> result) => result.ValidationErrors[0].ErrorCode!;

    private sealed class EveryFewDaysOff(int few) : IWorkingDays
    {
        public bool IsWorkingDay(LocalDate day) => day.DayOfYear % few != 0;
    }

    private sealed class MondayToFriday : IWorkingDays
    {
        public bool IsWorkingDay(LocalDate day) => day.DayOfWeek is not (IsoDayOfWeek.Saturday or IsoDayOfWeek.Sunday);
    }
}
