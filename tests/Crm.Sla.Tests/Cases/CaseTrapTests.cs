using NodaTime;
using static Crm.Sla.Tests.Calendars.SomeCalendars;

namespace Crm.Sla.Tests.Cases;

/// <summary>What other products are known to get wrong, one test each. Hours are 09:00 to 17:00 UTC; 2024-01-08 is a Monday.</summary>
public sealed class CaseTrapTests
{
    private static readonly Instant Created = At("2024-01-08T09:00:00Z");

    [Fact]
    public void Evaluate_TwoPausesInOneMinute_BothCountToTheSecond()
    {
        SlaStatus status = Status(SlaMetric.RequesterWaitTime, 8, "2024-01-08T10:30:00Z", Created, Set("2024-01-08T10:00:05Z", CaseStatus.Pending), Set("2024-01-08T10:00:10Z", CaseStatus.Open),
            Set("2024-01-08T10:00:20Z", CaseStatus.Pending), Set("2024-01-08T10:00:40Z", CaseStatus.Open));
        Assert.Equal(Duration.FromMinutes(90) - Duration.FromSeconds(25), status.Elapsed);
    }

    [Fact]
    public void Evaluate_PausedAtNight_MovesNothing()
    {
        SlaStatus with = Status(SlaMetric.RequesterWaitTime, 12, "2024-01-09T09:00:00Z", Created, Set("2024-01-08T18:00:00Z", CaseStatus.Pending), Set("2024-01-09T08:00:00Z", CaseStatus.Open));
        Assert.Equal(Status(SlaMetric.RequesterWaitTime, 12, "2024-01-09T09:00:00Z", Created).DueAt, with.DueAt);
    }

    [Fact]
    public void Evaluate_SolvedStraightFromPending_TheHoldIsNotCounted()
    {
        SlaStatus status = Status(SlaMetric.RequesterWaitTime, 8, "2024-03-08T09:00:00Z", Created, Set("2024-01-08T10:00:00Z", CaseStatus.Pending), Set("2024-02-19T10:00:00Z", CaseStatus.Solved));
        Assert.Equal((SlaOutcome.Met, Duration.FromHours(1)), (status.Outcome, status.Elapsed));
    }

    [Fact]
    public void Evaluate_PolicySwappedWhilePaused_ThePauseIsNotForgotten()
    {
        SlaEngine engine = SlaEngine.Compile(new SlaDefinition
        {
            Policies = [Policy("p", SlaMetric.RequesterWaitTime, 8), Policy("q", SlaMetric.RequesterWaitTime, 4) with { IsDefault = true }],
        }, NineToFive()).Value;
        CaseTimer timer = Assert.Single(engine.Evaluate([new CaseCreated(Created, Author.EndUser), new PolicyApplied(Created, "p"), Set("2024-01-08T10:00:00Z", CaseStatus.Pending),
            new PolicyApplied(At("2024-01-08T12:00:00Z"), "q")], At("2024-01-09T12:00:00Z")).Timers);
        Assert.Equal(("q", TimerStage.Paused, Duration.FromHours(1), Duration.FromHours(3)), (timer.Policy, timer.Status.Stage, timer.Status.Elapsed, timer.Status.Remaining));
    }

    [Fact]
    public void Evaluate_PausedAndNeverResumed_IsItsOwnOutcomeWithItsAge()
    {
        SlaStatus status = Status(SlaMetric.RequesterWaitTime, 8, "2024-03-08T10:00:00Z", Created, Set("2024-01-08T10:00:00Z", CaseStatus.Pending));
        Assert.Equal((SlaOutcome.Paused, At("2024-01-08T10:00:00Z"), Duration.FromDays(60)), (status.Outcome, status.PausedSince, status.PausedFor));
        Assert.Null(Status(SlaMetric.RequesterWaitTime, 8, "2024-01-08T10:00:00Z", Created).PausedFor);
    }

    [Fact]
    public void Evaluate_WithdrawnCase_HasNoDeadlinesAndNeverTurnsLate()
    {
        SlaStatus status = Status(SlaMetric.TotalResolutionTime, 8, "2025-01-08T10:00:00Z", Created, new CaseWithdrawn(At("2024-01-08T10:00:00Z")));
        Assert.Equal((SlaOutcome.Cancelled, null, null, null), (status.Outcome, status.DueAt, status.BreachesAt, status.BreachedAt));
        Assert.Empty(TimerDeadlines.Of(status));
    }

    [Fact]
    public void Evaluate_ZeroLengthPause_ChangesNothing()
    {
        SlaStatus status = Status(SlaMetric.RequesterWaitTime, 8, "2024-01-08T11:00:00Z", Created, Set("2024-01-08T10:00:00Z", CaseStatus.Pending), Set("2024-01-08T10:00:00Z", CaseStatus.Open));
        Assert.Equal((Duration.FromHours(2), At("2024-01-08T17:00:00Z")), (status.Elapsed, status.DueAt));
    }

    [Fact]
    public void Evaluate_StoppedAtTheInstantItIsDue_IsInTime()
    {
        SlaStatus status = Status(SlaMetric.TotalResolutionTime, 4, "2024-01-08T15:00:00Z", Created, Set("2024-01-08T13:00:00Z", CaseStatus.Solved));
        Assert.Equal((SlaOutcome.Met, Duration.Zero), (status.Outcome, status.Remaining));
        SlaStatus late = Status(SlaMetric.TotalResolutionTime, 4, "2024-01-08T15:00:00Z", Created, Set("2024-01-08T13:00:00.0000001Z", CaseStatus.Solved));
        Assert.Equal((SlaOutcome.Breached, -Duration.FromTicks(1), At("2024-01-08T13:00:00Z")), (late.Outcome, late.Remaining, late.BreachedAt));
    }

    [Fact]
    public void Evaluate_CaseWithoutPriority_StillHasThePromiseForAll()
    {
        SlaStatus status = Status(SlaMetric.FirstReplyTime, 4, "2024-01-08T10:00:00Z", Created);
        Assert.Equal(At("2024-01-08T13:00:00Z"), status.DueAt);
    }

    [Fact]
    public void Evaluate_LateFactsAtOneInstant_SequenceDecides()
    {
        SlaFact pending = Set("2024-01-08T10:00:00Z", CaseStatus.Pending) with { Id = "b", Sequence = 1 }, open = Set("2024-01-08T10:00:00Z", CaseStatus.Open) with { Id = "a", Sequence = 2 };
        Assert.Equal(TimerStage.Running, Status(SlaMetric.RequesterWaitTime, 8, "2024-01-08T11:00:00Z", Created, open, pending).Stage);
        Assert.Equal(TimerStage.Paused, Status(SlaMetric.RequesterWaitTime, 8, "2024-01-08T11:00:00Z", Created, open with { Sequence = 0 }, pending).Stage);
    }

    [Fact]
    public void Evaluate_RetargetThatChangesThresholds_TheNewOnesCount()
    {
        SlaPolicyDefinition p = Policy("p", SlaMetric.TotalResolutionTime, 8), q = p with { Key = "q", IsDefault = true, Targets = [p.Targets[0] with { Thresholds = [SlaThreshold.AtPercent(50)], Breach = BreachPolicy.AfterDue }] };
        SlaEngine engine = SlaEngine.Compile(new SlaDefinition { Policies = [p, q] }, NineToFive()).Value;
        CaseTimer timer = Assert.Single(engine.Evaluate([new CaseCreated(Created, Author.EndUser), new PolicyApplied(Created, "p"), new PolicyApplied(At("2024-01-08T10:00:00Z"), "q")], At("2024-01-08T20:00:00Z")).Timers);
        Assert.Equal(At("2024-01-08T13:00:00Z"), Assert.Single(timer.Status.Thresholds).At);
        Assert.Equal(At("2024-01-08T17:00:00Z"), timer.Status.BreachedAt);
    }

    private static StatusChanged Set(string at, CaseStatus status) => new(At(at), status);

    private static SlaPolicyDefinition Policy(string key, SlaMetric metric, int hours) => new(key) { Targets = [new SlaTargetDefinition(metric, Duration.FromHours(hours), "9-5")] };

    private static SlaStatus Status(SlaMetric metric, int hours, string asOf, Instant created, params SlaFact[] facts) =>
        Assert.Single(SlaEngine.Compile(new SlaDefinition { Policies = [Policy("p", metric, hours) with { IsDefault = true }] }, NineToFive()).Value
            .Evaluate([new CaseCreated(created, Author.EndUser), new PolicyApplied(created, "p"), .. facts], At(asOf)).Timers).Status;
}
