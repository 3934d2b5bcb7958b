using Crm.Primitives;
using Crm.Sla.Tests.Calendars;
using NodaTime;

namespace Crm.Sla.Tests.Policies;

public sealed class PolicyTests
{
    private static readonly BusinessCalendar Office = SomeCalendars.NineToFive();

    private sealed record Ticket(string? Plan, string? Priority);

    private static readonly FieldMap<Ticket> Fields = FieldMap.For<Ticket>().Text("plan", static t => t.Plan).Text("priority", static t => t.Priority).Build();

    [Fact]
    public void Select_SeveralFit_TakesTheFirstAndSaysWhy()
    {
        PolicySelector<Ticket> selector = Engine(
            new SlaPolicyDefinition("empty"),
            new SlaPolicyDefinition("gold") { When = Condition.Compare("plan", ConditionOperator.Equal, "gold") },
            new SlaPolicyDefinition("rest") { IsDefault = true }).SelectorFor(Fields).Value;
        PolicySelection gold = selector.Select(new Ticket("gold", null));
        Assert.Equal("gold", gold.Policy!.Key);
        Assert.Equal([("empty", false), ("gold", true)], gold.Trials.Select(static t => (t.Policy, t.Fits)));
        Assert.True(gold.Trials[1].Trace!.Outcome);
        Assert.Equal("rest", selector.Select(new Ticket(null, null)).Policy!.Key);
    }

    [Fact]
    public void Select_NoDefaultAndNothingFits_IsNone()
    {
        PolicySelector<Ticket> selector = Engine(new SlaPolicyDefinition("empty")).SelectorFor(Fields).Value;
        Assert.Null(selector.Select(new Ticket("gold", null)).Policy);
    }

    [Fact]
    public void SelectorFor_UnknownField_PointsIntoThePolicy()
    {
        Result<PolicySelector<Ticket>> selector = Engine(new SlaPolicyDefinition("x") { When = Condition.Compare("colour", ConditionOperator.Equal, "red") }).SelectorFor(Fields);
        Assert.Equal("/policies/0/when/field", Assert.Single(selector.ValidationErrors).Identifier);
    }

    [Fact]
    public void Compile_DefinitionWithManyMistakes_NamesThemAllAtOnce()
    {
        SlaTargetDefinition target = new(SlaMetric.FirstReplyTime, -Duration.FromHours(1), "nights");
        Result<SlaEngine> compiled = SlaEngine.Compile(new SlaDefinition
        {
            Policies = [new SlaPolicyDefinition("a") { IsDefault = true, Targets = [target, target] }, new SlaPolicyDefinition("a"), new SlaPolicyDefinition("")],
        }, Office, Office);
        Assert.Equal(
            ["/policies/0/targets/0/calendar/key sla.calendar_unknown", "/policies/0/targets/0/target sla.target_negative", "/policies/0/targets/1 sla.target_duplicate",
                "/policies/0/targets/1/calendar/key sla.calendar_unknown", "/policies/0/targets/1/target sla.target_negative", "/policies/1/key sla.policy_duplicate",
                "/policies/2/key sla.policy_key_missing", " sla.calendar_duplicate"],
            compiled.ValidationErrors.Where(static e => e.Severity == Severity.Error).Select(static e => $"{e.Identifier} {e.ErrorCode}").OrderBy(static t => t[0] == ' ').ThenBy(static t => t, StringComparer.Ordinal));
        Assert.Equal(2, compiled.ValidationErrors.Count(static e => e.ErrorCode == "sla.policy_unreachable"));
    }

    [Fact]
    public void Compile_CalendarThatNeverOpens_Warns()
    {
        BusinessCalendar never = new BusinessCalendarBuilder("never", "Etc/UTC").Compile().Value;
        SlaEngine engine = SlaEngine.Compile(new SlaDefinition
        {
            Policies = [new SlaPolicyDefinition("a") { Targets = [new SlaTargetDefinition(SlaMetric.FirstReplyTime, Duration.FromHours(1), "never")] }],
        }, never).Value;
        Assert.Equal(["sla.calendar_never_open", "sla.no_default", "sla.policy_matches_nothing"], engine.Diagnostics.Select(static d => d.ErrorCode).Order(StringComparer.Ordinal));
    }

    private static SlaEngine Engine(params SlaPolicyDefinition[] policies) => SlaEngine.Compile(new SlaDefinition { Policies = [.. policies] }, Office).Value;
}
