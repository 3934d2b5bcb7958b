using Crm.Primitives;
using NodaTime;
using static Crm.Sla.Tests.Calendars.SomeCalendars;

namespace Crm.Sla.Tests.Policies;

/// <summary>The calendar of a target may be that of the customer. 2024-01-08 is a Monday.</summary>
public sealed class CalendarSourceTests
{
    private static readonly BusinessCalendar Berlin = new BusinessCalendarBuilder("berlin", "Europe/Berlin").Weekly(BusinessCalendarBuilder.MondayToFriday, "09:00", "17:00").Compile().Value;
    private static readonly BusinessCalendar Tokyo = new BusinessCalendarBuilder("tokyo", "Asia/Tokyo").Weekly(BusinessCalendarBuilder.MondayToFriday, "09:00", "17:00").Compile().Value;
    private static readonly SlaDefinition Definition = new()
    {
        Policies = [new SlaPolicyDefinition("all") { IsDefault = true, Targets = [new SlaTargetDefinition(SlaMetric.FirstReplyTime, Duration.FromHours(8), new FieldCalendar("customerCalendar", "berlin"))] }],
    };

    private sealed record Ticket(string? Calendar);

    private static readonly FieldMap<Ticket> Fields = FieldMap.For<Ticket>().Text("customerCalendar", static t => t.Calendar).Bool("vip", static _ => null).Build();

    [Theory]
    [InlineData("tokyo", "2024-01-08T08:00:00Z", null)]
    [InlineData("berlin", "2024-01-08T16:00:00Z", null)]
    [InlineData(null, "2024-01-08T16:00:00Z", null)]
    [InlineData(" ", "2024-01-08T16:00:00Z", null)]
    [InlineData("moon", "2024-01-08T16:00:00Z", "sla.calendar_unknown")]
    public void Evaluate_CalendarOfTheCase_CountsAndReportsWhatDoesNotExist(string? calendar, string due, string? problem)
    {
        SlaEngine engine = SlaEngine.Compile(Definition, Berlin, Tokyo).Value;
        Instant created = At("2024-01-08T00:00:00Z");
        PolicyApplied applied = engine.SelectorFor(Fields).Value.Apply(new Ticket(calendar), created, "high");
        Assert.Equal(("all", "high"), (applied.Policy, applied.Priority));
        CaseSla sla = engine.Evaluate([new CaseCreated(created, Author.EndUser), applied], created);
        Assert.Equal(At(due), Assert.Single(sla.Timers).Status.DueAt);
        Assert.Equal(problem is null ? [] : [problem], sla.Diagnostics.Select(static d => d.ErrorCode));
    }

    [Fact]
    public void Evaluate_CustomerMovesZone_CountsOnByTheNewCalendar()
    {
        SlaEngine engine = SlaEngine.Compile(Definition, Berlin, Tokyo).Value;
        Instant created = At("2024-01-08T08:00:00Z"), moved = At("2024-01-08T10:00:00Z");
        PolicyApplied first = new(created, "all"), second = new(moved, "all") { Fields = first.Fields.Add("customerCalendar", "tokyo") };
        SlaStatus status = Assert.Single(engine.Evaluate([new CaseCreated(created, Author.EndUser), first, second], moved).Timers).Status;
        // Two hours in Berlin, then six more of Tuesday in Tokyo, where it opens at 00:00 UTC.
        Assert.Equal((Duration.FromHours(2), At("2024-01-09T06:00:00Z")), (status.Elapsed, status.DueAt));
    }

    [Fact]
    public void Compile_FallbackOrFieldThatDoesNotExist_IsAnErrorAtItsPlace()
    {
        SlaDefinition wrong = new() { Policies = [new SlaPolicyDefinition("all") { IsDefault = true, Targets = [new SlaTargetDefinition(SlaMetric.FirstReplyTime, Duration.FromHours(8), new FieldCalendar("", "paris"))] }] };
        Assert.Equal(["/policies/0/targets/0/calendar/whenEmpty sla.calendar_unknown", "/policies/0/targets/0/calendar/field sla.calendar_field_missing"],
            SlaEngine.Compile(wrong, Berlin).ValidationErrors.Select(static e => $"{e.Identifier} {e.ErrorCode}"));
        SlaTargetDefinition target = Definition.Policies[0].Targets[0] with { Calendar = new FieldCalendar("vip", "berlin") };
        SlaEngine engine = SlaEngine.Compile(new SlaDefinition { Policies = [new SlaPolicyDefinition("all") { IsDefault = true, Targets = [target] }] }, Berlin).Value;
        Assert.Equal("/policies/0/targets/0/calendar/field sla.field_unknown", engine.SelectorFor(Fields).ValidationErrors.Select(static e => $"{e.Identifier} {e.ErrorCode}").Single());
    }

    [Fact]
    public void Compile_MorePoliciesThanAllowed_IsRefused() => Assert.Equal("sla.limit_exceeded", Assert.Single(
        SlaEngine.Compile(Definition, new DefinitionLimits { Rules = 1 }, Berlin).ValidationErrors).ErrorCode);
}
