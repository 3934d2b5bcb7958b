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
        RecalculationPreview preview = change.Preview([before, over, after, paused], At("2024-01-10T09:00:00Z"));
        MovedDeadline moved = Assert.Single(preview.Moved);
        Assert.Equal((1, Moment.At(At("2024-01-09T11:00:00Z")), Moment.At(At("2024-01-10T11:00:00Z")), true, false),
            (moved.Index, moved.Before, moved.After, moved.WasBreached, moved.IsBreached));
        Assert.True(moved.IsLater);
        Assert.Equal(Duration.FromDays(1), moved.By);
        Assert.Equal((4, 3, 1, 0, 0, 1), (preview.Timers, preview.Unchanged, preview.Later, preview.Earlier, preview.NewlyBreached, preview.NoLongerBreached));
        Assert.Equal("4 timers: 1 later (by at most 24:00:00), 0 earlier (by at most 0:00:00), 3 unchanged; 0 newly breached, 1 no longer", preview.ToString());
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
        (from start in Gen.Choose(0, 5_000) from target in Gen.Choose(0, 3_000) from run in Gen.Choose(1, 2_000) from wait in Gen.Choose(0, 2_000) from resumes in Gen.Choose(0, 3) from relative in Gen.Choose(0, 2) select (start, target, run, wait, resumes, relative)).ListOf(),
        static list =>
    {
        // Both ways: a holiday added, and the same one taken away.
        CalendarChange change = list.Count % 2 == 0 ? new(Old, New) : new(New, Old);
        // Long after everything is due, or before some of it.
        Instant asOf = list.Count % 3 == 0 ? At("2024-01-11T09:30:00Z") + Duration.Epsilon : At("2024-02-01T00:00:00Z");
        SlaTimer[] timers = [.. list.Select(x =>
        {
            Instant start = At("2024-01-05T00:00:00Z") + Duration.FromMinutes(x.start), pause = start + Duration.FromMinutes(x.run);
            TargetTime target = x.relative == 0 ? new RelativeTarget(1 + (x.target % 3), new LocalTime(16, 0)) : Duration.FromMinutes(x.target);
            TimerTerms terms = new(target, change.Replaced) { Breach = x.relative == 1 ? BreachPolicy.AfterDue : BreachPolicy.WhenExceeded };
            if (x.resumes == 3) return SlaTimer.Attach(start, terms);
            SlaTimer paused = SlaTimer.Attach(start, terms).Apply(new TimerFact(pause, TimerFactKind.Pause)).Value;
            return x.resumes == 0 ? paused : paused.Apply(new TimerFact(pause + Duration.FromMinutes(x.wait), TimerFactKind.Resume)).Value;
        })];
        RecalculationPreview preview = change.Preview(timers, asOf), parallel = change.Preview(timers, asOf, new RecalculationOptions { DegreeOfParallelism = 2 });
        Dictionary<int, MovedDeadline> moved = preview.Moved.ToDictionary(static m => m.Index);
        IReadOnlyList<SlaTimer> applied = change.Apply(timers);
        return preview.Moved.SequenceEqual(parallel.Moved) && timers.Select((timer, i) => (timer, i)).All(t =>
        {
            SlaStatus old = t.timer.At(asOf), now = applied[t.i].At(asOf);
            return moved.TryGetValue(t.i, out MovedDeadline m)
                ? (old.DueAt, old.IsBreached) != (now.DueAt, now.IsBreached) && m.Before.ToNullable() == old.DueAt && m.After.ToNullable() == now.DueAt && (m.WasBreached, m.IsBreached) == (old.IsBreached, now.IsBreached)
                : (old.DueAt, old.IsBreached) == (now.DueAt, now.IsBreached);
        });
    }, 500);

    /// <summary>The short way of the preview against the long one.</summary>
    [Fact]
    public void Preview_TimerThatNeverPaused_IsSeenAsEveryOther() => Law.Holds(
        from start in Gen.Choose(0, 20_000)
        from target in Gen.Choose(0, 3_000)
        from seen in Gen.Choose(0, 5_000)
        from nanoseconds in Gen.Choose(0, 150)
        from back in Gen.Elements(true, false)
        select (start, target, seen, nanoseconds, back), static x =>
    {
        CalendarChange change = x.back ? new(New, Old) : new(Old, New);
        Instant start = At("2024-01-02T00:00:00Z") + Duration.FromMinutes(x.start) + Duration.FromNanoseconds(x.nanoseconds);
        Instant asOf = x.seen % 4 > 0 ? start + Duration.FromMinutes(x.seen) : change.Replaced.Add(start, Duration.FromMinutes(x.target)).Instant;
        SlaTimer timer = SlaTimer.Attach(start, new TimerTerms(Duration.FromMinutes(x.target), change.Replaced));
        Outlook before = Outlook.Of(timer, asOf, null), after = Outlook.Of(timer, asOf, change);
        return change.TryPlain(timer, asOf.ToUnixTimeTicks(), out long plainBefore, out long plainAfter)
            ? new MovedDeadline(0, plainBefore, plainAfter) == new MovedDeadline(0, before, after)
            : x.target == 0 || before.DueAt <= Moment.At(asOf) || after.DueAt <= Moment.At(asOf) || before.DueAt.Instant - asOf < Duration.FromTicks(2) || after.DueAt.Instant - asOf < Duration.FromTicks(2);
    }, 2_000);

    [Fact]
    public void Preview_CancelledOrWithProgress_StopsOrTells()
    {
        SlaTimer[] timers = [.. Enumerable.Repeat(Timer("2024-01-08T15:00:00Z", 4), 20_000)];
        List<int> told = [];
        RecalculationPreview preview = new CalendarChange(Old, New).Preview(timers, At("2024-01-08T16:00:00Z"), new RecalculationOptions { Progress = new Teller(told) });
        Assert.Equal(20_000, preview.Later);
        Assert.Equal([16_384, 20_000], told);
        Assert.Throws<OperationCanceledException>(() => new CalendarChange(Old, New).Apply(timers, cancellationToken: new CancellationToken(true)));
        Assert.Throws<ArgumentOutOfRangeException>(() => new CalendarChange(Old, New).Apply(timers, new RecalculationOptions { DegreeOfParallelism = 0 }));
    }

    private sealed class Teller(List<int> told) : IProgress<int>
    {
        public void Report(int value) => told.Add(value);
    }

    private static SlaTimer Timer(string start, int hours) => SlaTimer.Attach(At(start), new TimerTerms(Duration.FromHours(hours), Old));
}
