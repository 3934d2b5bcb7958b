using Crm.Testing;
using FsCheck;
using FsCheck.Fluent;
using NodaTime;
using static Crm.Sla.Tests.Calendars.SomeCalendars;

namespace Crm.Sla.Tests.Recalculation;

/// <summary>Other promises for open timers, from an instant on. Hours are 09:00 to 17:00 UTC; 2024-01-08 is a Monday.</summary>
public sealed class PolicyChangeTests
{
    private static readonly BusinessCalendar Office = NineToFive();
    private static readonly BusinessCalendar Always = BusinessCalendar.AlwaysOpen();
    private static readonly Instant Noon = At("2024-01-08T12:00:00Z");

    [Fact]
    public void Preview_ShorterTarget_TellsWhatMovesAndWhatBreaks()
    {
        SlaEngine old = Engine("p", Target(8)), shorter = Engine("p", Target(4));
        CaseTimer early = Timer(old, "2024-01-08T07:00:00Z"), late = Timer(old, "2024-01-08T11:00:00Z"), ago = Timer(old, "2024-01-05T12:00:00Z");
        RecalculationPreview preview = new PolicyChange(old, shorter).Preview([early, late, ago], Noon);
        Assert.Equal((3, 3, 0, 3, 1, 0), (preview.Timers, preview.Moved.Count, preview.Later, preview.Earlier, preview.NewlyBreached, preview.NoLongerBreached));
        Assert.Equal([At("2024-01-08T13:00:00Z"), At("2024-01-08T15:00:00Z"), At("2024-01-05T16:00:00Z")], preview.Moved.Select(static m => m.After.Instant));
        Assert.Equal(Duration.FromHours(68), preview.LargestAdvance);
        Assert.Equal((0, Duration.Zero), (preview.Unchanged, preview.LargestDelay));
    }

    [Fact]
    public void Apply_ShorterTarget_KeepsWhatWasUsed()
    {
        SlaEngine old = Engine("p", Target(8)), shorter = Engine("p", Target(4));
        CaseTimer changed = new PolicyChange(old, shorter).Apply(Timer(old, "2024-01-08T09:00:00Z"), Noon);
        Assert.Equal((Duration.FromHours(3), Duration.FromHours(4), At("2024-01-08T13:00:00Z")), (changed.Status.Elapsed, changed.Status.Target, changed.Status.DueAt));
        Assert.Equal([SlaEventKind.Attached, SlaEventKind.Retargeted], changed.Timer.Timeline(Noon).Select(static e => e.Kind));
    }

    [Fact]
    public void Apply_OtherCalendar_CountsByItFromThenOn()
    {
        SlaEngine old = Engine("p", Target(8)), always = Engine("p", Target(8) with { Calendar = "24x7" });
        Assert.Equal(At("2024-01-08T17:00:00Z"), new PolicyChange(old, always).Apply(Timer(old, "2024-01-08T09:00:00Z"), Noon).Status.DueAt);
        // One hour was used by noon, seven are left, and it never closes any more.
        Assert.Equal(At("2024-01-08T19:00:00Z"), new PolicyChange(old, always).Apply(Timer(old, "2024-01-08T11:00:00Z"), Noon).Status.DueAt);
    }

    [Fact]
    public void Apply_PromiseTakenAway_Cancels()
    {
        SlaEngine old = Engine("p", Target(8)), none = Engine("q", Target(8));
        CaseTimer timer = Timer(old, "2024-01-08T11:00:00Z");
        Assert.Equal(SlaOutcome.Cancelled, new PolicyChange(old, none).Apply(timer, Noon).Status.Outcome);
        MovedDeadline moved = Assert.Single(new PolicyChange(old, none).Preview([timer], Noon).Moved);
        Assert.Equal((true, true, null), (moved.After.IsNever, moved.IsLater, moved.By));
    }

    [Fact]
    public void Apply_NothingChangesOrOver_IsTheTimerItself()
    {
        SlaEngine old = Engine("p", Target(8)), same = Engine("p", Target(8));
        CaseTimer timer = Timer(old, "2024-01-08T11:00:00Z");
        Assert.Same(timer, new PolicyChange(old, same).Apply(timer, Noon));
        Assert.Same(timer, new PolicyChange(old, old).Apply(timer, Noon));
        CaseTimer over = timer with { Timer = timer.Timer.Apply(new TimerFact(Noon, TimerFactKind.Complete)).Value };
        Assert.Same(over, new PolicyChange(old, Engine("p", Target(4))).Apply(over, Noon));
        Assert.Throws<ArgumentOutOfRangeException>(() => new PolicyChange(old, same).Apply(timer, At("2024-01-08T10:00:00Z")));
    }

    [Fact]
    public void Apply_AnyOpenCase_IsWhatApplyingThePolicyAsAFactGives() => Law.Holds(
        from steps in (from minutes in Gen.Choose(0, 900) from kind in Gen.Choose(0, 4) select (minutes, kind)).ListOf(12)
        from hours in Gen.Choose(0, 300)
        from relative in Gen.Elements(true, false)
        select (steps, hours, relative), static x =>
    {
        SlaTargetDefinition before = Target(8), after = x.relative ? Target(4) with { Target = RelativeTarget.NextBusinessDay(new LocalTime(16, 0)) } : Target(4) with { Calendar = "24x7" };
        SlaEngine old = Engine("p", before), changed = Engine("p", after), both = SlaEngine.Compile(new SlaDefinition
        {
            Policies = [new SlaPolicyDefinition("p") { Targets = [before] }, new SlaPolicyDefinition("p2") { Targets = [after] }],
        }, Office, Always).Value;
        Instant start = At("2024-01-08T07:00:00Z"), asOf = start + Duration.FromHours(x.hours);
        List<SlaFact> facts = [new CaseCreated(start, Author.EndUser), new PolicyApplied(start, "p")];
        Instant at = start;
        foreach ((int minutes, int kind) in x.steps) facts.Add(new StatusChanged(at += Duration.FromMinutes(minutes), kind switch { 0 => CaseStatus.Pending, 1 => CaseStatus.Solved, _ => CaseStatus.Open }));
        IReadOnlyList<CaseTimer> timers = old.Evaluate(facts, asOf).Timers, applied = new PolicyChange(old, changed).Apply(timers, asOf, new RecalculationOptions { DegreeOfParallelism = 2 });
        IReadOnlyList<CaseTimer> replayed = both.Evaluate([.. facts.Where(f => f.At <= asOf), new PolicyApplied(asOf, "p2")], asOf).Timers;
        RecalculationPreview preview = new PolicyChange(old, changed).Preview(timers, asOf);
        return applied.Select(static t => Shown(t.Status)).SequenceEqual(replayed.Select(static t => Shown(t.Status)))
            && preview.Moved.All(m => timers[m.Index].Status.DueAt == m.Before.ToNullable() && applied[m.Index].Status.DueAt == m.After.ToNullable()
                && (timers[m.Index].Status.IsBreached, applied[m.Index].Status.IsBreached) == (m.WasBreached, m.IsBreached))
            && preview.Unchanged == timers.Where((t, i) => (t.Status.DueAt, t.Status.IsBreached) == (applied[i].Status.DueAt, applied[i].Status.IsBreached)).Count();
    }, 300);

    [Fact]
    public void NewTimers_MetricNewlyPromised_BeginsWhereItsClockRuns()
    {
        SlaTargetDefinition reply = new(SlaMetric.FirstReplyTime, Duration.FromHours(2), "9-5");
        SlaEngine old = Engine("p", Target(8)), more = Engine("p", Target(8), reply), since = Engine("p", Target(8), reply with { RetroactiveStart = true });
        Instant start = At("2024-01-08T09:00:00Z");
        SlaFact[] open = [new CaseCreated(start, Author.EndUser), new PolicyApplied(start, "p")], answered = [.. open, new CommentAdded(At("2024-01-08T10:00:00Z"), Author.Agent)];
        CaseTimer begun = Assert.Single(new PolicyChange(old, more).NewTimers(open, Noon));
        Assert.Equal((SlaMetric.FirstReplyTime, 1, At("2024-01-08T14:00:00Z"), false), (begun.Metric, begun.Cycle, begun.Status.DueAt, begun.Status.IsBreached));
        Assert.True(Assert.Single(new PolicyChange(old, since).NewTimers(open, Noon)).Status.BreachedOnAttach);
        // What is answered needs no first reply, and what was not known at the instant does not count.
        Assert.Empty(new PolicyChange(old, more).NewTimers(answered, Noon));
        Assert.Single(new PolicyChange(old, more).NewTimers(answered, At("2024-01-08T09:30:00Z")));
        Assert.Empty(new PolicyChange(old, old).NewTimers(open, Noon));
        Assert.Empty(new PolicyChange(old, more).NewTimers([new CaseCreated(start, Author.EndUser)], Noon));
        Assert.Equal([1, 0], new PolicyChange(old, more).NewTimers([open, answered], Noon, new RecalculationOptions { DegreeOfParallelism = 2 }).Select(static t => t.Count));
    }

    [Fact]
    public void NewTimers_AnyCase_WithThoseThatAreChangedAreWhatApplyingThePolicyAsAFactGives() => Law.Holds(
        from steps in (from minutes in Gen.Choose(0, 900) from kind in Gen.Choose(0, 7) select (minutes, kind)).ListOf(12)
        from hours in Gen.Choose(0, 200)
        from before in Gen.SubListOf(Enum.GetValues<SlaMetric>())
        from after in Gen.SubListOf(Enum.GetValues<SlaMetric>())
        from retroactive in Gen.Choose(0, 2)
        from reopen in Gen.Elements(Enum.GetValues<ReopenPolicy>())
        select (steps, hours, before, after, retroactive, reopen), static x =>
    {
        SlaPolicyDefinition old = new("p") { IsDefault = true, Targets = [.. x.before.Select(static m => new SlaTargetDefinition(m, Duration.FromHours(8), "9-5"))] };
        SlaPolicyDefinition changed = old with
        {
            Targets = [.. x.after.Select(m => new SlaTargetDefinition(m, Duration.FromHours(5), "24x7") { RetroactiveStart = x.retroactive > 0, RetroactivePause = x.retroactive > 1, Reopen = x.reopen })],
        };
        SlaEngine one = Engine(old), two = Engine(changed), both = Engine(old, changed with { Key = "p2", IsDefault = false });
        Instant at = At("2024-01-08T07:00:00Z"), asOf = at + Duration.FromHours(x.hours);
        List<SlaFact> facts = [new CaseCreated(at, Author.EndUser), new PolicyApplied(at, "p")];
        foreach ((int minutes, int kind) in x.steps)
        {
            at += Duration.FromMinutes(minutes);
            facts.Add(kind switch
            {
                0 => new StatusChanged(at, CaseStatus.Pending),
                1 => new StatusChanged(at, CaseStatus.Solved),
                2 => new StatusChanged(at, CaseStatus.OnHold),
                3 or 4 => new StatusChanged(at, CaseStatus.Open),
                5 or 6 => new CommentAdded(at, Author.Agent),
                _ => new CommentAdded(at, Author.EndUser),
            });
        }

        PolicyChange change = new(one, two);
        IEnumerable<CaseTimer> given = change.Apply(one.Evaluate(facts, asOf).Timers, asOf).Concat(change.NewTimers(facts, asOf));
        IReadOnlyList<CaseTimer> replayed = both.Evaluate([.. facts.Where(f => f.At <= asOf), new PolicyApplied(asOf, "p2")], asOf).Timers;
        return given.OrderBy(static t => t.Metric).ThenBy(static t => t.Cycle).Select(static t => (t.Metric, t.Cycle, Shown(t.Status)))
            .SequenceEqual(replayed.Select(static t => (t.Metric, t.Cycle, Shown(t.Status))));
    }, 300);

    private static string Shown(SlaStatus s) => string.Join(' ', s with { Thresholds = [] }, string.Join(',', s.Thresholds));

    private static SlaTargetDefinition Target(int hours) => new(SlaMetric.RequesterWaitTime, Duration.FromHours(hours), "9-5");

    private static SlaEngine Engine(string key, params SlaTargetDefinition[] targets) => Engine(new SlaPolicyDefinition(key) { IsDefault = true, Targets = [.. targets] });

    private static SlaEngine Engine(params SlaPolicyDefinition[] policies) => SlaEngine.Compile(new SlaDefinition { Policies = [.. policies] }, Office, Always).Value;

    private static CaseTimer Timer(SlaEngine engine, string created) =>
        Assert.Single(engine.Evaluate([new CaseCreated(At(created), Author.EndUser), new PolicyApplied(At(created), "p")], Noon).Timers);
}
