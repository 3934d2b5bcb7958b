using System.Collections.Immutable;
using Crm.Primitives;
using Crm.Sla.Tests.Calendars;
using NodaTime;
using static Crm.Sla.Tests.Calendars.SomeCalendars;

namespace Crm.Sla.Tests.Conditions;

/// <summary>Timers by free conditions. Hours are 09:00 to 17:00 UTC; 2024-01-08 is a Monday.</summary>
public sealed class ConditionTimerTests
{
    private static readonly BusinessCalendar Office = NineToFive();
    private static readonly BusinessCalendar Always = BusinessCalendar.AlwaysOpen();
    private static readonly ConditionTimerDefinition Resolution = new("resolution", Condition.Compare("state", ConditionOperator.NotEqual, "closed"), [new ConditionTargetDefinition(Duration.FromHours(8), "9-5")])
    {
        Stop = Is("state", "closed"),
        Pause = Is("state", "waiting"),
        CancelRule = CancelRule.Never,
    };

    [Fact]
    public void Evaluate_Lifecycle_GivesTheTimerWithItsCauses()
    {
        ConditionSla sla = Evaluate(Resolution, "2024-01-10T09:00:00Z",
            ("2024-01-08T09:00:00Z", new Incident("new")), ("2024-01-08T10:00:00Z", new Incident("waiting")),
            ("2024-01-08T15:00:00Z", new Incident("work")), ("2024-01-08T16:00:00Z", new Incident("closed")));
        ConditionCycle cycle = Assert.Single(sla.Cycles);
        Assert.Equal((SlaOutcome.Met, Duration.FromHours(2)), (cycle.Status.Outcome, cycle.Status.Elapsed));
        Assert.Equal([TimerAction.Attach, TimerAction.Pause, TimerAction.Resume, TimerAction.Complete], cycle.Transitions.Select(static t => t.Action));
        Assert.Equal(["start", "pause", "pause", "stop"], cycle.Transitions.Select(static t => t.Condition));
        Assert.Equal([true, true, false, true], cycle.Transitions.Select(static t => t.Trace!.Outcome));
        Assert.Equal("stop: true: state equal \"closed\" (was \"closed\")", cycle.Timer.Facts[^1].Cause);
        Assert.Equal("s3", cycle.Transitions[^1].Snapshot);
        Assert.Equal([SlaEventKind.Attached, SlaEventKind.Paused, SlaEventKind.Resumed, SlaEventKind.Fulfilled], sla.Timeline.Select(static e => e.Event.Kind));
    }

    [Fact]
    public void Evaluate_UnknownCondition_NeitherStartsNorEndsNorResumesAnything()
    {
        ConditionTimerDefinition strict = Resolution with { CancelRule = CancelRule.StartNotMet };
        Assert.Empty(Evaluate(strict, "2024-01-08T12:00:00Z", ("2024-01-08T09:00:00Z", new Incident(null))).Cycles);
        // The state is lost: the start condition is unknown and does not cancel, the pause condition is unknown and does not resume.
        Assert.Equal(TimerStage.Running, Evaluate(strict, "2024-01-08T12:00:00Z", ("2024-01-08T09:00:00Z", new Incident("new")), ("2024-01-08T10:00:00Z", new Incident(null))).Latest!.Status.Stage);
        Assert.Equal(TimerStage.Paused, Evaluate(strict, "2024-01-08T12:00:00Z", ("2024-01-08T09:00:00Z", new Incident("new")), ("2024-01-08T10:00:00Z", new Incident("waiting")),
            ("2024-01-08T11:00:00Z", new Incident(null))).Latest!.Status.Stage);
    }

    [Fact]
    public void Evaluate_ResetUnknownInBetween_HasStayedMet()
    {
        ConditionTimerDefinition definition = Resolution with { Reset = Is("team", "second") };
        ImmutableArray<(string, Incident)> until = [("2024-01-08T09:00:00Z", new Incident("new", Team: "first")), ("2024-01-08T10:00:00Z", new Incident("new", Team: "second")), ("2024-01-08T11:00:00Z", new Incident("new"))];
        Assert.Equal(2, Evaluate(definition, "2024-01-08T15:00:00Z", until.Add(("2024-01-08T12:00:00Z", new Incident("new", Team: "second")))).Cycles.Count);
        // Known not to be met, and met again: that is another reset.
        Assert.Equal(3, Evaluate(definition, "2024-01-08T15:00:00Z",
            [.. until, ("2024-01-08T12:00:00Z", new Incident("new", Team: "first")), ("2024-01-08T13:00:00Z", new Incident("new", Team: "second"))]).Cycles.Count);
    }

    [Fact]
    public void Evaluate_TargetUnknown_CancelsNothing()
    {
        ConditionTimerDefinition definition = Resolution with
        {
            Targets = [new(Duration.FromHours(2), "9-5") { When = Is("priority", "1") }, new(Duration.FromHours(8), "9-5") { When = Is("priority", "2") }],
        };
        (string, Incident) begun = ("2024-01-08T09:00:00Z", new Incident("new", Priority: "1"));
        Assert.Equal((TimerStage.Running, Duration.FromHours(2)), StageAndTarget(begun, ("2024-01-08T10:00:00Z", new Incident("new"))));
        Assert.Equal((TimerStage.Running, Duration.FromHours(8)), StageAndTarget(begun, ("2024-01-08T10:00:00Z", new Incident("new")), ("2024-01-08T11:00:00Z", new Incident("new", Priority: "2"))));
        // Known to be none of them: that cancels.
        Assert.Equal(TimerStage.Cancelled, StageAndTarget(begun, ("2024-01-08T10:00:00Z", new Incident("new", Priority: "3"))).Stage);
        Assert.Empty(Evaluate(definition, "2024-01-08T15:00:00Z", ("2024-01-08T09:00:00Z", new Incident("new"))).Cycles);

        (TimerStage Stage, Duration Target) StageAndTarget(params ImmutableArray<(string, Incident)> history)
        {
            SlaStatus status = Evaluate(definition, "2024-01-08T15:00:00Z", history).Latest!.Status;
            return (status.Stage, status.Target);
        }
    }

    [Fact]
    public void Evaluate_StartsWhilePauseIsMet_IsPausedAtOnce()
    {
        ConditionCycle cycle = Evaluate(Resolution, "2024-01-08T12:00:00Z", ("2024-01-08T09:00:00Z", new Incident("waiting"))).Latest!;
        Assert.Equal((TimerStage.Paused, Duration.Zero), (cycle.Status.Stage, cycle.Status.Elapsed));
        Assert.Equal([TimerAction.Attach, TimerAction.Pause], cycle.Transitions.Select(static t => t.Action));
    }

    [Fact]
    public void Evaluate_ResumeRule_WaitsForTheResumeCondition()
    {
        ConditionTimerDefinition definition = Resolution with { ResumeRule = ResumeRule.ResumeMet, Resume = Is("state", "work") };
        Assert.Equal(TimerStage.Paused, Evaluate(definition, "2024-01-08T12:00:00Z", ("2024-01-08T09:00:00Z", new Incident("new")),
            ("2024-01-08T10:00:00Z", new Incident("waiting")), ("2024-01-08T11:00:00Z", new Incident("new"))).Latest!.Status.Stage);
        Assert.Equal("resume", Evaluate(definition, "2024-01-08T12:00:00Z", ("2024-01-08T09:00:00Z", new Incident("new")),
            ("2024-01-08T10:00:00Z", new Incident("waiting")), ("2024-01-08T11:00:00Z", new Incident("work"))).Latest!.Transitions[^1].Condition);
    }

    [Fact]
    public void Evaluate_Reset_BeginsOneCycleWhenItBecomesMet()
    {
        ConditionTimerDefinition definition = Resolution with { Reset = Is("team", "second") };
        ConditionSla sla = Evaluate(definition, "2024-01-08T15:00:00Z", ("2024-01-08T09:00:00Z", new Incident("new", Team: "first")), ("2024-01-08T12:00:00Z", new Incident("new", Team: "second")),
            ("2024-01-08T13:00:00Z", new Incident("work", Team: "second")), ("2024-01-08T14:00:00Z", new Incident("work", Team: "second", Priority: "1")));
        Assert.Equal([(TimerStage.Fulfilled, Duration.FromHours(3)), (TimerStage.Running, Duration.FromHours(3))], sla.Cycles.Select(static c => (c.Status.Stage, c.Status.Elapsed)));
        Assert.Equal(("reset", TimerFactKind.Reset), (sla.Cycles[0].Transitions[^1].Condition, sla.Cycles[0].Timer.Facts[^1].Kind));
    }

    [Theory]
    [InlineData(CancelRule.StartNotMet, TimerStage.Cancelled, "start")]
    [InlineData(CancelRule.CancelMet, TimerStage.Cancelled, "cancel")]
    [InlineData(CancelRule.Never, TimerStage.Running, "start")]
    public void Evaluate_CancelRules_EndTheTimerOrNot(CancelRule rule, TimerStage stage, string cause)
    {
        ConditionTimerDefinition definition = Resolution with { Start = Is("state", "new"), Cancel = Is("state", "junk"), CancelRule = rule };
        ConditionCycle cycle = Evaluate(definition, "2024-02-08T15:00:00Z", ("2024-01-08T09:00:00Z", new Incident("new")), ("2024-01-08T10:00:00Z", new Incident("junk"))).Latest!;
        Assert.Equal((stage, cause), (cycle.Status.Stage, cycle.Transitions[^1].Condition));
        // A cancelled timer has no deadline and never becomes late, however long one waits.
        if (stage == TimerStage.Cancelled) Assert.Equal((SlaOutcome.Cancelled, null, null), (cycle.Status.Outcome, cycle.Status.DueAt, cycle.Status.BreachesAt));
    }

    [Theory]
    [InlineData(ReopenPolicy.NewCycle, 2, "2024-01-09T17:00:00Z")]
    [InlineData(ReopenPolicy.Accumulate, 1, "2024-01-09T15:00:00Z")]
    [InlineData(ReopenPolicy.FirstOnly, 1, null)]
    public void Evaluate_StartsAgainAfterTheEnd_FollowsTheReopenPolicy(ReopenPolicy reopen, int cycles, string? due)
    {
        ConditionSla sla = Evaluate(Resolution with { Reopen = reopen }, "2024-01-09T10:00:00Z", ("2024-01-08T09:00:00Z", new Incident("new")),
            ("2024-01-08T11:00:00Z", new Incident("closed")), ("2024-01-09T09:00:00Z", new Incident("work")));
        Assert.Equal((cycles, due is null ? null : At(due)), (sla.Cycles.Count, sla.Latest!.Status.DueAt));
    }

    [Fact]
    public void Evaluate_RetroactiveStart_CountsFromTheFieldWithOrWithoutPauses()
    {
        ConditionTimerDefinition definition = Resolution with { Start = Is("priority", "1"), RetroactiveStart = "openedAt" };
        ImmutableArray<(string, Incident)> history =
        [
            ("2024-01-08T09:00:00Z", new Incident("new", OpenedAt: At("2024-01-08T09:00:00Z"))), ("2024-01-08T11:00:00Z", new Incident("waiting", OpenedAt: At("2024-01-08T09:00:00Z"))),
            ("2024-01-08T14:00:00Z", new Incident("work", OpenedAt: At("2024-01-08T09:00:00Z"))), ("2024-01-08T15:00:00Z", new Incident("work", "1", OpenedAt: At("2024-01-08T09:00:00Z"))),
        ];
        Assert.Equal(At("2024-01-08T17:00:00Z"), Evaluate(definition, "2024-01-08T15:00:00Z", history).Latest!.Status.DueAt);
        ConditionCycle paused = Evaluate(definition with { RetroactivePause = true }, "2024-01-08T15:00:00Z", history).Latest!;
        Assert.Equal((Duration.FromHours(3), At("2024-01-09T12:00:00Z")), (paused.Status.Elapsed, paused.Status.DueAt));
        ConditionCycle late = Evaluate(definition with { Targets = [new ConditionTargetDefinition(Duration.FromHours(1), "9-5")] }, "2024-01-08T15:00:00Z", history).Latest!;
        Assert.True(late.Status.BreachedOnAttach);
        // Missing, or after the attachment: it counts from the attachment.
        Assert.Equal(Duration.Zero, Evaluate(definition, "2024-01-08T15:00:00Z", ("2024-01-08T15:00:00Z", new Incident("work", "1"))).Latest!.Status.Elapsed);
        Assert.Equal(Duration.Zero, Evaluate(definition, "2024-01-08T15:00:00Z", ("2024-01-08T15:00:00Z", new Incident("work", "1", OpenedAt: At("2024-02-08T15:00:00Z")))).Latest!.Status.Elapsed);
    }

    [Fact]
    public void Evaluate_RetroactiveSecondCycle_DoesNotCountTheFirstOneAgain()
    {
        ConditionTimerDefinition definition = Resolution with { RetroactiveStart = "openedAt", Reset = Is("team", "second") };
        Incident open = new("new", OpenedAt: At("2024-01-08T09:00:00Z"));
        ConditionSla sla = Evaluate(definition, "2024-01-08T16:00:00Z", ("2024-01-08T10:00:00Z", open), ("2024-01-08T12:00:00Z", open with { State = "closed" }),
            ("2024-01-08T13:00:00Z", open), ("2024-01-08T15:00:00Z", open with { Team = "second" }));
        Assert.Equal([Duration.FromHours(3), Duration.FromHours(3), Duration.FromHours(1)], sla.Cycles.Select(static c => c.Status.Elapsed));
    }

    [Fact]
    public void Evaluate_OtherTargetFits_RetargetsAndNoneCancels()
    {
        ConditionTimerDefinition definition = Resolution with
        {
            Targets = [new ConditionTargetDefinition(Duration.FromHours(4), "9-5") { When = Is("priority", "1"), Thresholds = [SlaThreshold.AtPercent(50)] }, new ConditionTargetDefinition(Duration.FromHours(8), "9-5") { When = Is("priority", "2") }],
        };
        ConditionSla sla = Evaluate(definition, "2024-01-08T11:00:00Z", ("2024-01-08T09:00:00Z", new Incident("new", "2")), ("2024-01-08T11:00:00Z", new Incident("new", "1")));
        Assert.Equal((Duration.FromHours(4), At("2024-01-08T13:00:00Z")), (sla.Latest!.Status.Target, sla.Latest.Status.DueAt));
        Assert.Equal(("targets", TimerAction.None), (sla.Latest.Transitions[^1].Condition, sla.Latest.Transitions[^1].Action));
        Assert.Single(sla.Latest.Status.Thresholds);
        ConditionSla none = Evaluate(definition, "2024-01-08T11:00:00Z", ("2024-01-08T09:00:00Z", new Incident("new", "2")), ("2024-01-08T11:00:00Z", new Incident("new", "3")));
        Assert.Equal((TimerStage.Cancelled, "targets: none fits"), (none.Latest!.Status.Stage, none.Latest.Timer.Facts[^1].Cause));
        Assert.Empty(Evaluate(definition, "2024-01-08T11:00:00Z", ("2024-01-08T09:00:00Z", new Incident("new", "3"))).Cycles);
    }

    [Fact]
    public void Evaluate_CalendarByField_FallsBackWhenEmptyAndReportsWhatDoesNotExist()
    {
        ConditionTimerDefinition definition = Resolution with { Targets = [new ConditionTargetDefinition(Duration.FromHours(8), new FieldCalendar("site", "9-5"))] };
        Assert.Equal(At("2024-01-08T23:00:00Z"), Evaluate(definition, "2024-01-08T15:00:00Z", ("2024-01-08T15:00:00Z", new Incident("new", Site: "24x7"))).Latest!.Status.DueAt);
        ConditionSla empty = Evaluate(definition, "2024-01-08T15:00:00Z", ("2024-01-08T15:00:00Z", new Incident("new")));
        Assert.Equal(At("2024-01-09T15:00:00Z"), empty.Latest!.Status.DueAt);
        Assert.Empty(empty.Diagnostics);
        ConditionSla unknown = Evaluate(definition, "2024-01-08T15:00:00Z", ("2024-01-08T15:00:00Z", new Incident("new", Site: "moon")));
        Assert.Equal(At("2024-01-09T15:00:00Z"), unknown.Latest!.Status.DueAt);
        Assert.Equal("sla.calendar_unknown", Assert.Single(unknown.Diagnostics).ErrorCode);
        // The customer moves: from then on the other calendar counts.
        ConditionSla moved = Evaluate(definition, "2024-01-08T16:00:00Z", ("2024-01-08T15:00:00Z", new Incident("new")), ("2024-01-08T16:00:00Z", new Incident("new", Site: "24x7")));
        Assert.Equal(At("2024-01-08T23:00:00Z"), moved.Latest!.Status.DueAt);
    }

    [Fact]
    public void ChangesSince_LateSnapshot_WithdrawsTheBreach()
    {
        ConditionTimerEngine<Incident> engine = Compile(Resolution with { Targets = [new ConditionTargetDefinition(Duration.FromHours(2), "9-5")] });
        ConditionTimerHistory<Incident> history = engine.NoHistory.Add(new(At("2024-01-08T09:00:00Z"), new Incident("new"), "a"));
        ConditionSla before = history.At(At("2024-01-08T12:00:00Z"));
        Assert.True(before.Latest!.Status.IsBreached);
        ConditionSla after = history.Add(new(At("2024-01-08T10:00:00Z"), new Incident("closed"), "b")).Add(new(At("2024-01-08T10:00:00Z"), new Incident("closed"), "b")).At(At("2024-01-08T12:00:00Z"));
        // Closed at ten and nobody knew: late snapshots take their place.
        Assert.Equal([(SlaEventKind.Breached, true), (SlaEventKind.Fulfilled, false)], after.ChangesSince(before).Select(static c => (c.Event.Event.Kind, c.IsWithdrawn)));
        ConditionSla waited = history.Add(new(At("2024-01-08T11:30:00Z"), new Incident("work"), "c")).Add(new(At("2024-01-08T09:30:00Z"), new Incident("waiting"), "d")).At(At("2024-01-08T12:00:00Z"));
        Assert.Equal(Duration.FromHours(1), waited.Latest!.Status.Elapsed);
        Assert.Contains(waited.ChangesSince(before), static c => c is { IsWithdrawn: true, Event.Event.Kind: SlaEventKind.Breached });
    }

    [Fact]
    public void Evaluate_EarlierInstant_ShowsWhatWasSoThen()
    {
        ConditionTimerHistory<Incident> history = Compile(Resolution).NoHistory.Add(new(At("2024-01-08T09:00:00Z"), new Incident("new"))).Add(new(At("2024-01-08T10:00:00Z"), new Incident("closed"))).Add(new(At("2024-01-09T10:00:00Z"), new Incident("work")));
        Assert.Empty(history.At(At("2024-01-08T08:00:00Z")).Cycles);
        Assert.Equal(TimerStage.Running, Assert.Single(history.At(At("2024-01-08T09:30:00Z")).Cycles).Status.Stage);
        Assert.Equal(2, history.At(At("2024-01-09T10:00:00Z")).Cycles.Count);
        Assert.Equal(3, history.Snapshots.Count);
    }

    private static CompareCondition Is(string field, string value) => Condition.Compare(field, ConditionOperator.Equal, value);

    private static ConditionTimerEngine<Incident> Compile(ConditionTimerDefinition definition) => ConditionTimerEngine<Incident>.Compile(definition, Incident.Fields, [Office, Always]).Value;

    private static ConditionSla Evaluate(ConditionTimerDefinition definition, string asOf, params ImmutableArray<(string At, Incident Record)> history) =>
        Compile(definition).Evaluate(history.Select(static (h, i) => new RecordSnapshot<Incident>(At(h.At), h.Record, "s" + i.ToString(System.Globalization.CultureInfo.InvariantCulture))), At(asOf));
}
