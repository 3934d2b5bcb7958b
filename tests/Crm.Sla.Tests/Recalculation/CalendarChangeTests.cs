using Crm.Sla.Tests.Calendars;
using Crm.Testing;
using FsCheck.Fluent;
using NodaTime;
using static Crm.Sla.Tests.Calendars.SomeCalendars;

namespace Crm.Sla.Tests.Recalculation;

public sealed class CalendarChangeTests
{
    private static readonly BusinessCalendar Old = NineToFive();
    private static readonly BusinessCalendar New = new BusinessCalendarBuilder("9-5", "Etc/UTC").Weekly(BusinessCalendarBuilder.MondayToFriday, "09:00", "17:00")
        .Holidays(new LocalDate(2024, 1, 9)).Compile().Value;

    [Fact]
    public void Preview_ForgottenHoliday_ListsOnlyTheDueDatesThatMove()
    {
        SlaTimer over = Timer("2024-01-08T15:00:00Z", 4), before = Timer("2024-01-08T09:00:00Z", 4), after = Timer("2024-01-10T09:00:00Z", 4);
        SlaTimer paused = over.Apply(new TimerFact(At("2024-01-08T16:00:00Z"), TimerFactKind.Pause)).Value;
        CalendarChange change = new(Old, New);
        MovedDeadline moved = Assert.Single(change.Preview([before, over, after, paused], At("2024-01-10T09:00:00Z")));
        Assert.Equal(new MovedDeadline(1, Moment.At(At("2024-01-09T11:00:00Z")), Moment.At(At("2024-01-10T11:00:00Z"))), moved);
        Assert.True(moved.IsLater);
    }

    [Fact]
    public void Apply_TimerOverTheHoliday_CountsAnewFromTheBeginning()
    {
        SlaTimer timer = new CalendarChange(Old, New).Apply(Timer("2024-01-08T15:00:00Z", 4));
        SlaStatus status = timer.At(At("2024-01-10T09:30:00Z"));
        Assert.Equal(Duration.FromHours(2.5), status.Elapsed);
        Assert.Equal(At("2024-01-10T11:00:00Z"), status.DueAt);
        SlaTimer done = Timer("2024-01-08T15:00:00Z", 4).Apply(new TimerFact(At("2024-01-09T10:00:00Z"), TimerFactKind.Complete)).Value;
        Assert.Same(done, new CalendarChange(Old, New).Apply(done));
    }

    [Fact]
    public void Preview_RandomTimers_SaysWhatApplyGives() => Law.Holds(
        (from start in Gen.Choose(0, 5_000) from target in Gen.Choose(0, 3_000) from run in Gen.Choose(1, 2_000) from wait in Gen.Choose(0, 2_000) select (start, target, run, wait)).ListOf(20),
        static list =>
    {
        CalendarChange change = new(Old, New);
        Instant asOf = At("2024-02-01T00:00:00Z");
        SlaTimer[] timers = [.. list.Select(static x =>
        {
            Instant start = At("2024-01-05T00:00:00Z") + Duration.FromMinutes(x.start), pause = start + Duration.FromMinutes(x.run);
            return SlaTimer.Attach(start, new TimerTerms(Duration.FromMinutes(x.target), Old)).Apply(new TimerFact(pause, TimerFactKind.Pause)).Value
                .Apply(new TimerFact(pause + Duration.FromMinutes(x.wait), TimerFactKind.Resume)).Value;
        })];
        Dictionary<int, MovedDeadline> moved = change.Preview(timers, asOf).ToDictionary(static m => m.Index);
        return timers.Select((timer, i) => (timer, i)).All(t =>
        {
            Instant? old = t.timer.At(asOf).DueAt, now = change.Apply(t.timer).At(asOf).DueAt;
            return moved.TryGetValue(t.i, out MovedDeadline m) ? old != now && m.Before.ToNullable() == old && m.After.ToNullable() == now : old == now;
        });
    }, 200);

    private static SlaTimer Timer(string start, int hours) => SlaTimer.Attach(At(start), new TimerTerms(Duration.FromHours(hours), Old));
}
