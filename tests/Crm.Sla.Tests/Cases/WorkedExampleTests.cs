using NodaTime;
using static Crm.Sla.Tests.Calendars.SomeCalendars;

namespace Crm.Sla.Tests.Cases;

/// <summary>The worked examples of docs/sla.md, number by number. Hours are 09:00 to 17:00, Monday to Friday; 2024-01-08 is a Monday.</summary>
public sealed class WorkedExampleTests
{
    [Fact]
    public void PausedOverTheNight_CostsTheBusinessTimeOfThePause()
    {
        SlaFact[] facts = [new CaseCreated(At("2024-01-08T15:00:00Z"), Author.EndUser), new PolicyApplied(At("2024-01-08T15:00:00Z"), "p")];
        Assert.Equal(At("2024-01-09T15:00:00Z"), Status(8, "2024-01-08T16:00:00Z", facts).DueAt);
        facts = [.. facts, new StatusChanged(At("2024-01-08T16:00:00Z"), CaseStatus.Pending)];
        SlaStatus waiting = Status(8, "2024-01-08T22:00:00Z", facts);
        Assert.Equal((null, Duration.FromHours(1), Duration.FromHours(7)), (waiting.DueAt, waiting.Elapsed, waiting.Remaining));
        facts = [.. facts, new StatusChanged(At("2024-01-09T07:00:00Z"), CaseStatus.Open)];
        Assert.Equal(At("2024-01-09T16:00:00Z"), Status(8, "2024-01-09T07:00:00Z", facts).DueAt);
    }

    [Fact]
    public void FridayNight_CountsFromMondayMorning()
    {
        BusinessCalendar early = new BusinessCalendarBuilder("9-5", "Etc/UTC").Weekly(BusinessCalendarBuilder.MondayToFriday, "08:00", "17:00").Compile().Value;
        SlaStatus monday = SlaTimer.Attach(At("2024-01-05T21:00:00Z"), new TimerTerms(Duration.FromHours(8), early) { Thresholds = [SlaThreshold.AtPercent(75), SlaThreshold.Before(Duration.FromHours(1))] }).At(At("2024-01-08T09:30:00Z"));
        Assert.Equal((Duration.FromHours(1.5), 18.75m, Duration.FromHours(60.5)), (monday.Elapsed, monday.Percent, monday.ActualElapsed));
        Assert.Equal([At("2024-01-08T14:00:00Z"), At("2024-01-08T15:00:00Z")], monday.Thresholds.Select(static t => t.At!.Value));
        Assert.Equal((At("2024-01-08T16:00:00Z"), At("2024-01-08T16:00:00Z")), (monday.DueAt, monday.BreachesAt));
    }

    [Theory]
    [InlineData("2024-01-08T12:00:00Z", "2024-01-08T13:00:00Z", false)]
    [InlineData("2024-01-08T15:00:00Z", "2024-01-08T13:00:00Z", true)]
    public void PriorityRaised_KeepsWhatWasUsed(string raised, string due, bool broken)
    {
        SlaStatus status = Status(8, raised, [new CaseCreated(At("2024-01-08T09:00:00Z"), Author.EndUser), new PolicyApplied(At("2024-01-08T09:00:00Z"), "p"), new PolicyApplied(At(raised), "p", "high")]);
        Assert.Equal((At(due), broken), (status.DueAt, status.IsBreached));
        if (broken) Assert.Equal(At("2024-01-08T13:00:00Z"), status.BreachedAt);
    }

    [Fact]
    public void PriorityLowered_NextBusinessDayCountsFromTheStart()
    {
        SlaStatus status = Status(8, "2024-01-08T12:00:00Z", [new CaseCreated(At("2024-01-08T09:00:00Z"), Author.EndUser), new PolicyApplied(At("2024-01-08T09:00:00Z"), "p"), new PolicyApplied(At("2024-01-08T12:00:00Z"), "p", "low")]);
        Assert.Equal((At("2024-01-09T16:00:00Z"), Duration.FromHours(15), Duration.FromHours(12)), (status.DueAt, status.Target, status.Remaining));
    }

    [Theory]
    [InlineData(ReopenPolicy.Accumulate, "2024-01-09T15:00:00Z", SlaOutcome.InProgress)]
    [InlineData(ReopenPolicy.NewCycle, "2024-01-09T17:00:00Z", SlaOutcome.InProgress)]
    [InlineData(ReopenPolicy.FirstOnly, null, SlaOutcome.Met)]
    public void Reopened_FollowsThePolicy(ReopenPolicy reopen, string? due, SlaOutcome outcome)
    {
        SlaStatus status = Status(8, "2024-01-09T10:00:00Z", [new CaseCreated(At("2024-01-08T09:00:00Z"), Author.EndUser), new PolicyApplied(At("2024-01-08T09:00:00Z"), "p"),
            new StatusChanged(At("2024-01-08T11:00:00Z"), CaseStatus.Solved), new StatusChanged(At("2024-01-09T09:00:00Z"), CaseStatus.Open)], reopen);
        Assert.Equal((due is null ? null : At(due), outcome), (status.DueAt, status.Outcome));
    }

    private static SlaStatus Status(int hours, string asOf, SlaFact[] facts, ReopenPolicy reopen = ReopenPolicy.Accumulate)
    {
        SlaTargetDefinition target = new(SlaMetric.RequesterWaitTime, Duration.FromHours(hours), "9-5") { Reopen = reopen };
        SlaEngine engine = SlaEngine.Compile(new SlaDefinition
        {
            Policies =
            [
                new SlaPolicyDefinition("p")
                {
                    IsDefault = true,
                    Targets = [target, target with { Priority = "high", Target = Duration.FromHours(4) }, target with { Priority = "low", Target = RelativeTarget.NextBusinessDay(new LocalTime(16, 0)) }],
                },
            ],
        }, NineToFive()).Value;
        return engine.Evaluate(facts, At(asOf)).Latest(SlaMetric.RequesterWaitTime)!.Status;
    }
}
