using NodaTime;
using static Crm.Sla.Tests.Calendars.SomeCalendars;

namespace Crm.Sla.Tests.Simulation;

/// <summary>Another definition on recorded cases. Hours are 09:00 to 17:00 UTC; 2024-01-08 is a Monday.</summary>
public sealed class SlaSimulatorTests
{
    private static readonly Instant Later = At("2024-02-01T00:00:00Z");

    /// <summary>Ten cases opened on Monday at 09:00, solved after one to ten business hours.</summary>
    private static readonly RecordedCase[] Cases = [.. Enumerable.Range(1, 10).Select(static hours => new RecordedCase("c" + hours.ToString(System.Globalization.CultureInfo.InvariantCulture),
        [new CaseCreated(At("2024-01-08T09:00:00Z"), Author.EndUser), new PolicyApplied(At("2024-01-08T09:00:00Z"), "p"),
            new StatusChanged(NineToFive().Add(At("2024-01-08T09:00:00Z"), Duration.FromHours(hours)).Instant, CaseStatus.Solved)]))];

    [Fact]
    public void Compare_ShorterTarget_CountsWhoWouldHaveBroken()
    {
        SimulationReport report = new SlaSimulator(Engine("p", 8), Engine("p", 4)).Compare(Cases, Later);
        MetricComparison total = Assert.Single(report.Metrics);
        Assert.Equal(new OutcomeCounts(0, 0, 8, 2, 0), total.Baseline);
        Assert.Equal(new OutcomeCounts(0, 0, 4, 6, 0), total.Candidate);
        Assert.Equal((80m, 40m, 10), (total.Baseline.AttainmentPercent, total.Candidate.AttainmentPercent, total.Candidate.Total));
        Assert.Equal(["c5", "c6", "c7", "c8"], report.Differences.Select(static d => d.Case));
        Assert.All(report.Differences, static d => Assert.Equal((SlaOutcome.Met, SlaOutcome.Breached, 1), (d.Baseline, d.Candidate, d.Cycle)));
        Assert.Equal(new ElapsedPercentiles(10, Duration.FromHours(5), Duration.FromHours(8), Duration.FromHours(9), Duration.FromHours(10), Duration.FromHours(10)), total.BaselineElapsed);
    }

    [Fact]
    public void Compare_OtherCalendar_MovesThePercentiles()
    {
        SlaEngine always = SlaEngine.Compile(new SlaDefinition { Policies = [new SlaPolicyDefinition("p") { Targets = [new SlaTargetDefinition(SlaMetric.TotalResolutionTime, Duration.FromHours(8), "24x7")] }] }, BusinessCalendar.AlwaysOpen()).Value;
        MetricComparison total = Assert.Single(new SlaSimulator(Engine("p", 8), always).Compare(Cases, Later).Metrics);
        // Ten business hours end on Tuesday at 11:00: 26 hours of real time.
        Assert.Equal((Duration.FromHours(10), Duration.FromHours(26)), (total.BaselineElapsed.P99, total.CandidateElapsed.P99));
    }

    [Fact]
    public void Compare_AnyDegree_GivesTheSameReport()
    {
        RecordedCase[] many = [.. Enumerable.Range(0, 4_000).SelectMany(static _ => Cases)];
        SlaSimulator simulator = new(Engine("p", 8), Engine("p", 4));
        SimulationReport one = simulator.Compare(many, Later), two = simulator.Compare(many, Later, new RecalculationOptions { DegreeOfParallelism = 2 });
        Assert.Equal(one.Differences, two.Differences);
        Assert.Equal(one.Metrics, two.Metrics);
        Assert.Throws<OperationCanceledException>(() => simulator.Compare(many, Later, cancellationToken: new CancellationToken(true)));
    }

    [Fact]
    public void Compare_CandidateWithOtherKeys_TakesThePolicyOfTheFunction()
    {
        SlaSimulator simulator = new(Engine("p", 8), Engine("q", 4), static applied => applied with { Policy = "q" });
        Assert.Equal(4, Assert.Single(simulator.Compare(Cases, Later).Metrics).Candidate.Met);
        SimulationReport none = new SlaSimulator(Engine("p", 8), Engine("q", 4)).Compare(Cases, Later);
        Assert.Equal((0, null), (Assert.Single(none.Metrics).Candidate.Total, none.Metrics[0].Candidate.AttainmentPercent));
        Assert.All(none.Differences, static d => Assert.Null(d.Candidate));
        Assert.Equal(default, none.Metrics[0].CandidateElapsed);
    }

    [Fact]
    public void Trace_OneCase_ShowsBothWithTheirLedgers()
    {
        SimulatedCase both = new SlaSimulator(Engine("p", 8), Engine("p", 4)).Trace(Cases[5], Later);
        Assert.Equal(Duration.FromHours(8), both.Baseline.Timers[0].Timer.Explain(At("2024-01-08T10:00:00Z")).Total);
        Assert.Equal(Duration.FromHours(4), both.Candidate.Timers[0].Timer.Explain(At("2024-01-08T10:00:00Z")).Total);
        Assert.Equal(At("2024-01-08T13:00:00Z"), both.Candidate.Timeline.Single(static e => e.Kind == SlaEventKind.Breached).At);
    }

    [Fact]
    public void WhatIf_PausedUntilTomorrow_MovesTheDueDateByTheBusinessTimeOfThePause()
    {
        CaseWhatIf whatIf = new(Engine("p", 8, SlaMetric.RequesterWaitTime), Open(), At("2024-01-08T11:00:00Z"));
        SupposedDeadline paused = Assert.Single(whatIf.Paused(Duration.FromHours(24)));
        Assert.Equal((At("2024-01-08T17:00:00Z"), At("2024-01-09T17:00:00Z"), SlaOutcome.InProgress), (paused.DueAt, paused.SupposedDueAt, paused.SupposedOutcome));
        Assert.Throws<ArgumentOutOfRangeException>(() => whatIf.Paused(-Duration.Epsilon));
    }

    [Fact]
    public void WhatIf_OtherPriority_KeepsWhatWasUsed()
    {
        SlaEngine engine = SlaEngine.Compile(new SlaDefinition
        {
            Policies = [new SlaPolicyDefinition("p") { Targets = [new SlaTargetDefinition(SlaMetric.RequesterWaitTime, Duration.FromHours(8), "9-5"), new SlaTargetDefinition(SlaMetric.RequesterWaitTime, Duration.FromHours(4), "9-5") { Priority = "high" }] }],
        }, NineToFive()).Value;
        CaseWhatIf whatIf = new(engine, Open().Select(static (f, i) => f with { Id = "z" + i.ToString(System.Globalization.CultureInfo.InvariantCulture) }), At("2024-01-08T11:00:00Z"));
        Assert.Equal(At("2024-01-08T13:00:00Z"), Assert.Single(whatIf.WithPriority("high")).SupposedDueAt);
        Assert.Equal(At("2024-01-08T17:00:00Z"), Assert.Single(whatIf.WithPriority("low")).SupposedDueAt);
        SupposedDeadline withdrawn = Assert.Single(whatIf.With(new CaseWithdrawn(At("2024-01-08T12:00:00Z"))));
        Assert.Equal((null, SlaOutcome.Cancelled), (withdrawn.SupposedDueAt, withdrawn.SupposedOutcome));
        Assert.Throws<ArgumentException>(() => whatIf.With(new CaseWithdrawn(At("2024-01-08T10:00:00Z"))));
        Assert.Empty(new CaseWhatIf(engine, [], At("2024-01-08T11:00:00Z")).WithPriority("high"));
    }

    private static SlaFact[] Open() => [new CaseCreated(At("2024-01-08T09:00:00Z"), Author.EndUser), new PolicyApplied(At("2024-01-08T09:00:00Z"), "p"), new StatusChanged(At("2024-01-08T11:00:00Z"), CaseStatus.Open)];

    private static SlaEngine Engine(string key, int hours, SlaMetric metric = SlaMetric.TotalResolutionTime) =>
        SlaEngine.Compile(new SlaDefinition { Policies = [new SlaPolicyDefinition(key) { Targets = [new SlaTargetDefinition(metric, Duration.FromHours(hours), "9-5")] }] }, NineToFive()).Value;
}
