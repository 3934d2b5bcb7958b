using Crm.Sla.Tests.Calendars;
using NodaTime;
using static Crm.Sla.Tests.Calendars.SomeCalendars;

namespace Crm.Sla.Tests.Cases;

public sealed class CaseSlaTests
{
    private static readonly BusinessCalendar Office = NineToFive();
    private static readonly Instant Created = At("2024-01-08T09:00:00Z");

    [Fact]
    public void ChangesSince_ReplyThatArrivesLate_TakesBackTheBreach()
    {
        SlaEngine engine = Engine(new SlaTargetDefinition(SlaMetric.FirstReplyTime, Duration.FromHours(1), "9-5"));
        SlaFact[] known = [new CaseCreated(Created, Author.EndUser), new PolicyApplied(Created, "p")];
        Instant asOf = At("2024-01-08T12:00:00Z");
        CaseSla before = engine.Evaluate(known, asOf);
        Assert.Equal(SlaOutcome.Breached, before.Latest(SlaMetric.FirstReplyTime)!.Status.Outcome);
        CaseSla after = engine.Evaluate([.. known, new CommentAdded(At("2024-01-08T09:30:00Z"), Author.Agent)], asOf);
        Assert.Equal(SlaOutcome.Met, after.Latest(SlaMetric.FirstReplyTime)!.Status.Outcome);
        Assert.Equal([(SlaEventKind.Breached, true), (SlaEventKind.Fulfilled, false)], after.ChangesSince(before).Select(static c => (c.Event.Kind, c.IsWithdrawn)));
    }

    [Theory]
    [InlineData(ReopenPolicy.Accumulate, 1, "2024-01-09T12:00:00Z")]
    [InlineData(ReopenPolicy.NewCycle, 2, "2024-01-09T15:00:00Z")]
    [InlineData(ReopenPolicy.FirstOnly, 1, null)]
    public void Evaluate_ReopenedCase_FollowsThePolicy(ReopenPolicy reopen, int cycle, string? due)
    {
        SlaEngine engine = Engine(new SlaTargetDefinition(SlaMetric.AgentWorkTime, Duration.FromHours(6), "9-5") { Reopen = reopen });
        CaseTimer timer = engine.Evaluate([new CaseCreated(Created, Author.EndUser), new PolicyApplied(Created, "p"), new StatusChanged(At("2024-01-08T12:00:00Z"), CaseStatus.Solved),
            new StatusChanged(At("2024-01-09T09:00:00Z"), CaseStatus.Open)], At("2024-01-09T10:00:00Z")).Latest(SlaMetric.AgentWorkTime)!;
        Assert.Equal(cycle, timer.Cycle);
        Assert.Equal(due is null ? null : At(due), timer.Status.DueAt);
    }

    [Fact]
    public void Evaluate_PriorityRaisedWhilePaused_KeepsThePauseAndWhatWasUsed()
    {
        SlaEngine engine = Engine(new SlaTargetDefinition(SlaMetric.RequesterWaitTime, Duration.FromHours(8), "9-5"),
            new SlaTargetDefinition(SlaMetric.RequesterWaitTime, Duration.FromHours(4), "9-5") { Priority = "high" });
        SlaStatus status = engine.Evaluate([new CaseCreated(Created, Author.EndUser), new PolicyApplied(Created, "p"), new StatusChanged(At("2024-01-08T11:00:00Z"), CaseStatus.Pending),
            new PolicyApplied(At("2024-01-08T13:00:00Z"), "p", "high"), new StatusChanged(At("2024-01-08T15:00:00Z"), CaseStatus.Open)], At("2024-01-08T15:00:00Z")).Latest(SlaMetric.RequesterWaitTime)!.Status;
        Assert.Equal(Duration.FromHours(4), status.Target);
        Assert.Equal(Duration.FromHours(2), status.Elapsed);
        Assert.Equal(At("2024-01-08T17:00:00Z"), status.DueAt);
    }

    [Fact]
    public void Evaluate_CaseWithdrawn_CancelsEveryLiveTimerAndNothingBreachesLater()
    {
        SlaEngine engine = Engine(new SlaTargetDefinition(SlaMetric.FirstReplyTime, Duration.FromHours(1), "9-5"), new SlaTargetDefinition(SlaMetric.TotalResolutionTime, Duration.FromHours(8), "9-5"));
        CaseSla sla = engine.Evaluate([new CaseCreated(Created, Author.EndUser), new PolicyApplied(Created, "p"), new CaseWithdrawn(At("2024-01-08T09:30:00Z"))], At("2024-02-08T09:30:00Z"));
        Assert.Equal(2, sla.Timers.Count);
        Assert.All(sla.Timers, static t => Assert.Equal(SlaOutcome.Cancelled, t.Status.Outcome));
        Assert.All(sla.Timers, static t => Assert.Null(t.Status.BreachesAt));
    }

    [Fact]
    public void Evaluate_PolicyTakenAway_CancelsAndAnotherBeginsAnew()
    {
        SlaEngine engine = Engine(new SlaTargetDefinition(SlaMetric.TotalResolutionTime, Duration.FromHours(8), "9-5"));
        CaseSla sla = engine.Evaluate([new CaseCreated(Created, Author.EndUser), new PolicyApplied(Created, "p"), new PolicyApplied(At("2024-01-08T10:00:00Z"), null),
            new PolicyApplied(At("2024-01-08T11:00:00Z"), "p")], At("2024-01-08T12:00:00Z"));
        Assert.Equal([TimerStage.Cancelled, TimerStage.Running], sla.Timers.Select(static t => t.Status.Stage));
        Assert.Equal(Duration.FromHours(1), sla.Timers[1].Status.Elapsed);
    }

    [Fact]
    public void Evaluate_PolicyThatDoesNotExist_IsReported()
    {
        CaseSla sla = Engine(new SlaTargetDefinition(SlaMetric.FirstReplyTime, Duration.FromHours(1), "9-5")).Evaluate([new CaseCreated(Created, Author.EndUser), new PolicyApplied(Created, "gone")], Created);
        Assert.Empty(sla.Timers);
        Assert.Equal("sla.policy_unknown", Assert.Single(sla.Diagnostics).ErrorCode);
    }

    [Fact]
    public void Evaluate_UpdateStartedWhilePending_IsPausedAtOnce()
    {
        SlaEngine engine = Engine(new SlaTargetDefinition(SlaMetric.PausableUpdate, Duration.FromHours(1), "9-5"));
        SlaStatus status = engine.Evaluate([new CaseCreated(Created, Author.EndUser), new PolicyApplied(Created, "p"), new StatusChanged(At("2024-01-08T10:00:00Z"), CaseStatus.Pending),
            new CommentAdded(At("2024-01-08T11:00:00Z"), Author.Agent)], At("2024-01-08T16:00:00Z")).Latest(SlaMetric.PausableUpdate)!.Status;
        Assert.Equal(TimerStage.Paused, status.Stage);
        Assert.Equal(Duration.Zero, status.Elapsed);
    }

    private static SlaEngine Engine(params SlaTargetDefinition[] targets) =>
        SlaEngine.Compile(new SlaDefinition { Policies = [new SlaPolicyDefinition("p") { IsDefault = true, Targets = [.. targets] }] }, Office).Value;
}
