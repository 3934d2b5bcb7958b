using System.Collections.Immutable;
using Crm.Primitives;
using Crm.Testing;
using Crm.Testing.Contracts;
using NodaTime;
using Xunit;

namespace Crm.Domain.Tests;

public sealed class InMemoryTimelineTests : TimelineContract
{
    private readonly InMemoryTimeline _timeline = new();

    protected override ITimeline Open() => _timeline;
}

public sealed class ActivityTests
{
    private static readonly Instant T = Instant.FromUtc(2026, 6, 30, 6, 0);
    private static readonly DateTimeZone Shanghai = DateTimeZoneProviders.Tzdb["Asia/Shanghai"];

    private static TaskItem New(DueBy? due = null) => new(new(new SeededIds().Next()), "call back", "cc1", Shanghai, due);

    [Fact]
    public void Entries_UnitOfWork_WriteOnceForEachParty()
    {
        DomainEvent[] events = [Happened("LeadAccepted"), Happened("LeadConverted"), Happened("OpportunityOpened")];

        IReadOnlyList<TimelineEntry> entries = TimelineEntries.Of("u1", "Leads", events, static e => e.Type == "OpportunityOpened" ? ["P-1", "O-1"] : ["P-1"]);

        Assert.Equal([("P-1", "LeadAccepted", "u1"), ("O-1", "OpportunityOpened", "u1")], entries.Select(static e => (e.PartyKey, e.Summary, e.Key)));
    }

    [Fact]
    public void Overdue_DateInAnotherZone_EndsWithTheLocalDay()
    {
        TaskItem task = New(DueBy.On(new LocalDate(2026, 6, 30)));

        Assert.False(task.IsOverdue(Instant.FromUtc(2026, 6, 30, 15, 59)));
        Assert.True(task.IsOverdue(Instant.FromUtc(2026, 6, 30, 16, 0)));
        Assert.True(task.Complete("cc1", T).IsSuccess);
        Assert.False(task.IsOverdue(Instant.FromUtc(2026, 7, 30, 0, 0)));
    }

    [Fact]
    public void Overdue_Instant_CountsItsLastMoment()
    {
        TaskItem task = New(DueBy.At(T));

        Assert.False(task.IsOverdue(T));
        Assert.True(task.IsOverdue(T + Duration.Epsilon));
        Assert.False(New().IsOverdue(T));
    }

    [Fact]
    public void Defer_ToThePast_IsRefused()
    {
        TaskItem task = New();

        Assert.Equal(["until>now"], StateErrors.UnmetGuards(task.Defer(T, "cc1", T).ValidationErrors));
        Assert.True(task.Defer(T + Duration.FromDays(1), "cc1", T).IsSuccess);
        Assert.True(task.Resume("cc1", T).IsSuccess);
        Assert.Equal((TaskState.NotStarted, null), (task.State, task.DeferredUntil));
    }

    [Fact]
    public void Reopen_CompletedTask_ClearsWhenItWasDone()
    {
        TaskItem task = New();
        Assert.True(task.Start("cc1", T).IsSuccess);
        Assert.True(task.Wait("cc1", T).IsSuccess);
        Assert.True(task.Complete("cc1", T).IsSuccess);
        Assert.Equal(T, task.CompletedAt);
        Assert.True(task.Reopen("cc1", T).IsSuccess);

        Assert.Equal((TaskState.InProgress, null, 4L), (task.State, task.CompletedAt, task.Version));
        Assert.True(task.Cancel("cc1", T).IsSuccess);
        Assert.Equal(["TaskStarted", "TaskWaiting", "TaskCompleted", "TaskReopened", "TaskCanceled"], task.PendingEvents.Select(static e => e.Type));
    }

    private static DomainEvent Happened(string type) => new(type, "Lead", "1", 1, T, "cc1", ImmutableSortedDictionary<string, string>.Empty);
}
