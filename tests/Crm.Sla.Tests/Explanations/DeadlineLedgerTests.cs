using Crm.Sla.Tests.Calendars;
using Crm.Testing;
using FsCheck.Fluent;
using NodaTime;
using static Crm.Sla.Tests.Calendars.SomeCalendars;

namespace Crm.Sla.Tests.Explanations;

public sealed class DeadlineLedgerTests
{
    [Fact]
    public void Explain_OverAWeekendAndAHoliday_SaysWhatEachDayCounted()
    {
        BusinessCalendar calendar = new BusinessCalendarBuilder("office", "Asia/Shanghai").Weekly(BusinessCalendarBuilder.MondayToFriday, "09:00", "18:00")
            .Holidays(new HolidaySet("CN") { Dates = [new HolidayDate(new LocalDate(2026, 4, 6), "Qingming")] }).Compile().Value;
        DeadlineLedger ledger = calendar.Explain(At("2026-04-03T08:30:00Z"), Duration.FromHours(4));
        Assert.Equal(
            """
            Fri 2026-04-03  16:30-18:00    1:30:00
            Sat 2026-04-04  closed                  no hours on Saturday
            Sun 2026-04-05  closed                  no hours on Sunday
            Mon 2026-04-06  closed                  Qingming
            Tue 2026-04-07  09:00-11:30    2:30:00
            total                          4:00:00
            """, ledger.ToString());
        Assert.Equal(At("2026-04-07T03:30:00Z"), ledger.DueAt.Instant);
    }

    [Fact]
    public void Explain_AnyCalendarAndAmount_AddsUpToTheAmount() => Law.Holds(
        from d in Compiled from a in Instants from n in Amounts select (d.Calendar, a, n), static x =>
    {
        DeadlineLedger ledger = x.Calendar.Explain(x.a, x.n);
        return ledger.Total == x.n && ledger.Lines.Zip(ledger.Lines.Skip(1)).All(static p => p.First.To <= p.Second.From);
    }, 100);

    [Fact]
    public void Explain_ThousandsOfDays_SumsUpTheRest()
    {
        DeadlineLedger ledger = NineToFive().Explain(At("2026-04-03T08:30:00Z"), Duration.FromHours(8_000));
        Assert.Equal(Duration.FromHours(8_000), ledger.Total);
        Assert.Equal(LedgerLineKind.Rest, ledger.Lines[^1].Kind);
        Assert.InRange(ledger.Lines.Count, 400, 410);
    }

    [Fact]
    public void Explain_ClocksGoBackOverMidnight_ListsEachMomentOnce()
    {
        // Until 2011 the clocks of Newfoundland went from 00:01 back to 23:01: the seventh began, and ended, and began again.
        DeadlineLedger ledger = new BusinessCalendarBuilder("24x7", "America/St_Johns").Weekly(BusinessCalendarBuilder.EveryDay, "00:00", "24:00").Compile().Value
            .Explain(At("2010-11-06T12:00:00Z"), Duration.FromHours(48));
        Assert.Equal(Duration.FromHours(48), ledger.Total);
        Assert.All(ledger.Lines.Zip(ledger.Lines.Skip(1)), static p => Assert.Equal(p.First.To, p.Second.From));
    }

    [Fact]
    public void Explain_TimerWithAPause_ListsThePauseAndStillAddsUp()
    {
        SlaTimer timer = SlaTimer.Attach(At("2024-01-08T15:00:00Z"), new TimerTerms(Duration.FromHours(8), NineToFive()))
            .Apply(new TimerFact(At("2024-01-08T16:00:00Z"), TimerFactKind.Pause, "waiting for the customer")).Value
            .Apply(new TimerFact(At("2024-01-09T10:00:00Z"), TimerFactKind.Resume)).Value;
        DeadlineLedger ledger = timer.Explain(At("2024-01-09T11:00:00Z"));
        Assert.Equal(Duration.FromHours(8), ledger.Total);
        Assert.Equal("paused: waiting for the customer", Assert.Single(ledger.Lines, static l => l.Kind == LedgerLineKind.Paused).Remark);
        Assert.Equal(At("2024-01-09T17:00:00Z"), ledger.DueAt.Instant);
    }
}
