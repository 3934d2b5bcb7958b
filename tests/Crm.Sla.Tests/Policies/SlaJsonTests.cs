using System.Text;
using Crm.Primitives;
using Crm.Testing;
using FsCheck;
using FsCheck.Fluent;
using NodaTime;
using static Crm.Sla.Tests.Calendars.SomeCalendars;

namespace Crm.Sla.Tests.Policies;

/// <summary>Policies and timers with conditions as text: what is written reads back, and no text breaks anything.</summary>
public sealed class SlaJsonTests
{
    private const string Small = """
        {"schemaVersion": 1, "policies": [{"key": "gold", "when": {"field": "plan", "operator": "equal", "value": "gold"}, "targets": [
          {"metric": "firstReplyTime", "target": {"kind": "businessTime", "duration": "4:00:00"}, "calendar": {"kind": "fixed", "key": "9-5"}, "thresholds": ["75 %", "1:00:00 left"]},
          {"metric": "totalResolutionTime", "target": {"kind": "relative", "relative": {"businessDays": 1, "time": "16:00:00"}},
           "calendar": {"kind": "field", "field": "site", "whenEmpty": "9-5"}, "thresholds": [], "priority": "high", "reopen": "newCycle", "breach": "afterDue", "retroactiveStart": true}]}]}
        """;

    private const string Timer = """
        {"schemaVersion": 1, "key": "resolution", "start": {"field": "state", "operator": "notEqual", "value": "closed"}, "stop": {"field": "state", "operator": "equal", "value": "closed"},
         "pause": {"field": "state", "operator": "equal", "value": "waiting"}, "cancelRule": "never", "retroactiveStart": "openedAt", "retroactivePause": true, "agreement": "ola",
         "targets": [{"target": {"kind": "businessTime", "duration": "8:00:00"}, "calendar": {"kind": "fixed", "key": "9-5"}, "thresholds": ["50 %"], "when": {"always": true}}]}
        """;

    [Fact]
    public void Read_PoliciesAsText_AreThoseOfCode()
    {
        SlaDefinition read = SlaDefinition.Json.Read(Small).Value;
        SlaPolicyDefinition gold = Assert.Single(read.Policies);
        Assert.Equal(("gold", false, AgreementType.Sla), (gold.Key, gold.IsDefault, gold.Agreement));
        Assert.Equal(new BusinessTimeTarget(Duration.FromHours(4)), gold.Targets[0].Target);
        Assert.True(gold.Targets[0].Thresholds.SequenceEqual([SlaThreshold.AtPercent(75), SlaThreshold.Before(Duration.FromHours(1))]));
        Assert.Equal(new RelativeTimeTarget(RelativeTarget.NextBusinessDay(new LocalTime(16, 0))), gold.Targets[1].Target);
        Assert.Equal(new FieldCalendar("site", "9-5"), gold.Targets[1].Calendar);
        Assert.Equal((ReopenPolicy.NewCycle, BreachPolicy.AfterDue, true, false), (gold.Targets[1].Reopen, gold.Targets[1].Breach, gold.Targets[1].RetroactiveStart, gold.Targets[1].RetroactivePause));
        Assert.True(SlaEngine.Compile(read, NineToFive()).IsSuccess);
    }

    [Fact]
    public void Read_TimerAsText_HasTheDefaultsOfCode()
    {
        ConditionTimerDefinition read = ConditionTimerDefinition.Json.Read(Timer).Value;
        Assert.Equal((CancelRule.Never, ResumeRule.PauseNotMet, ReopenPolicy.NewCycle, "openedAt", true, AgreementType.Ola),
            (read.CancelRule, read.ResumeRule, read.Reopen, read.RetroactiveStart, read.RetroactivePause, read.Agreement));
        Assert.True(ConditionTimerEngine<Conditions.Incident>.Compile(read, Conditions.Incident.Fields, [NineToFive()]).IsSuccess);
        Assert.Equal(CancelRule.StartNotMet, ConditionTimerDefinition.Json.Read("""{"schemaVersion": 1, "key": "k", "start": {"always": true}, "targets": []}""").Value.CancelRule);
    }

    [Fact]
    public void Read_BrokenText_ReportsEveryProblemWithItsPlace()
    {
        Result<SlaDefinition> read = SlaDefinition.Json.Read("""
            {"schemaVersion": 1, "policies": [{"key": "gold", "colour": 1, "targets": [
              {"metric": "firstAnswer", "target": {"kind": "businessTime", "duration": 4}, "calendar": {"kind": "fixed"}, "thresholds": ["75%", 5]},
              {"metric": "firstReplyTime", "target": {"kind": "someday"}, "calendar": "9-5"}]}]}
            """);
        Assert.Equal(
            ["/policies/0/colour definition.unknown_member", "/policies/0/targets/0/calendar definition.missing_member", "/policies/0/targets/0/metric definition.wrong_value",
                "/policies/0/targets/0/target/duration definition.wrong_type", "/policies/0/targets/0/thresholds/0 definition.wrong_value", "/policies/0/targets/0/thresholds/1 definition.wrong_type",
                "/policies/0/targets/1 definition.missing_member", "/policies/0/targets/1/calendar definition.wrong_type", "/policies/0/targets/1/target/kind definition.wrong_value"],
            read.ValidationErrors.Select(static e => $"{e.Identifier} {e.ErrorCode}").Order(StringComparer.Ordinal));
    }

    [Fact]
    public void ExportSchema_BothDefinitions_NameTheirKindsAndForms()
    {
        string policies = SlaDefinition.Json.ExportSchema(), timer = ConditionTimerDefinition.Json.ExportSchema();
        Assert.All(["businessTime", "relative", "fixed", "field", "whenEmpty", "firstReplyTime", "underpinningContract"], word => Assert.Contains(word, policies, StringComparison.Ordinal));
        Assert.All(["startNotMet", "pauseNotMet", "newCycle", "retroactiveStart"], word => Assert.Contains(word, timer, StringComparison.Ordinal));
        Assert.Equal(policies, SlaDefinition.Json.ExportSchema());
    }

    [Fact]
    public void Read_TooLarge_IsACodedError() =>
        Assert.Equal(DefinitionErrors.TooLarge, Assert.Single(SlaDefinition.Json.Read(Small, new DefinitionLimits { Bytes = 100 }).ValidationErrors).ErrorCode);

    [Fact]
    public void Write_AnyPolicies_ReadBackAsTheSameText() => Law.Holds(Definitions, static definition =>
    {
        string text = SlaDefinition.Json.Write(definition);
        Result<SlaDefinition> read = SlaDefinition.Json.Read(text);
        return read.IsSuccess && SlaDefinition.Json.Write(read.Value) == text && read.Value.Policies.SequenceEqual(definition.Policies, SamePolicy.Instance);
    }, 500);

    [Fact]
    public void Write_AnyTimer_ReadsBackAsTheSameText() => Law.Holds(
        from targets in Targets.ListOf()
        from rule in Gen.Elements(Enum.GetValues<CancelRule>())
        from reopen in Gen.Elements(Enum.GetValues<ReopenPolicy>())
        from stop in Gen.Elements(null, Condition.IsPresent("a"))
        select new ConditionTimerDefinition("k", Condition.Always, [.. targets.Select(static t => new ConditionTargetDefinition(t.Target, t.Calendar) { Thresholds = t.Thresholds, Breach = t.Breach })]) { CancelRule = rule, Reopen = reopen, Stop = stop },
        static definition =>
    {
        string text = ConditionTimerDefinition.Json.Write(definition);
        return ConditionTimerDefinition.Json.Write(ConditionTimerDefinition.Json.Read(text).Value) == text;
    }, 300);

    [Fact]
    public void ReadAndCompile_MutatedText_NeverThrowsAndAlwaysSaysWhat() => Law.Holds(
        from isTimer in Gen.Elements(true, false)
        from edits in (from place in Gen.Choose(0, 2_000) from kind in Gen.Choose(0, 5) from with in Gen.Elements("0", "-1", "\"", "{", "}", "[", "]", ",", "null", "true", "99999999999", "\"x\"", "kind", "24", ":", "é", "\\u0000", "1e400") select (place, kind, with)).ListOf(3)
        select (isTimer, edits), static x =>
    {
        StringBuilder text = new(x.isTimer ? Timer : Small);
        foreach ((int place, int kind, string with) in x.edits)
        {
            if (text.Length == 0) break;
            int at = place % text.Length;
            if (kind == 0) text.Remove(at, 1);
            else if (kind == 1) text.Insert(at, with);
            else if (kind == 2) text[at] = with[0];
            else if (kind == 3) text.Length = Math.Max(1, at);
            else text.Replace(kind == 4 ? "4:00:00" : "1", with);
        }

        if (x.isTimer)
        {
            Result<ConditionTimerDefinition> read = ConditionTimerDefinition.Json.Read(text.ToString());
            return read.IsSuccess ? AllCoded(ConditionTimerEngine<Conditions.Incident>.Compile(read.Value, Conditions.Incident.Fields, [NineToFive()])) : AllCoded(read);
        }

        Result<SlaDefinition> policies = SlaDefinition.Json.Read(text.ToString());
        return policies.IsSuccess ? AllCoded(SlaEngine.Compile(policies.Value, NineToFive())) : AllCoded(policies);
    }, 1_500);

    private static bool AllCoded<T>(Result<T> result) =>
        result.IsSuccess || (result.ValidationErrors.Any() && result.ValidationErrors.All(static e => e.ErrorCode is not null && e.ErrorMessage.Length > 0));

    private static Gen<SlaDefinition> Definitions =>
        from policies in (from key in Gen.Elements("a", "b", "ü\"")
                          from targets in Targets.ListOf()
                          from isDefault in Gen.Elements(true, false)
                          from agreement in Gen.Elements(Enum.GetValues<AgreementType>())
                          from when in Gen.Elements(null, Condition.Always, Condition.Compare("plan", ConditionOperator.In, ConditionValue.List("gold", "silver")))
                          select new SlaPolicyDefinition(key) { Targets = [.. targets], IsDefault = isDefault, Agreement = agreement, When = when }).ListOf()
        select new SlaDefinition { Policies = [.. policies] };

    private static Gen<SlaTargetDefinition> Targets =>
        from metric in Gen.Elements(Enum.GetValues<SlaMetric>())
        from target in Gen.OneOf(Amounts.Select(static d => (TargetTime)d), from days in Gen.Choose(0, 5) from cutOff in Gen.Elements<LocalTime?>(null, new LocalTime(15, 30)) select (TargetTime)new RelativeTarget(days, new LocalTime(16, 0), cutOff))
        from calendar in Gen.Elements<CalendarSource>("9-5", new FieldCalendar("site", "9-5"))
        from thresholds in Gen.OneOf(Gen.Choose(0, 10_000).Select(static p => SlaThreshold.AtPercent(p / 10m)), Amounts.Select(SlaThreshold.After), Amounts.Select(SlaThreshold.Before)).ListOf()
        from flags in Gen.Choose(0, 15)
        select new SlaTargetDefinition(metric, target, calendar)
        {
            Thresholds = [.. thresholds],
            Priority = flags % 2 == 0 ? null : "high",
            Reopen = (ReopenPolicy)(flags % 3),
            Breach = (BreachPolicy)(flags / 8),
            RetroactiveStart = flags % 4 > 1,
            RetroactivePause = flags % 8 > 3,
        };

    /// <summary>Equality by content; lists in records compare by reference.</summary>
    private sealed class SamePolicy : IEqualityComparer<SlaPolicyDefinition>
    {
        internal static readonly SamePolicy Instance = new();

        public bool Equals(SlaPolicyDefinition? a, SlaPolicyDefinition? b) =>
            a! with { Targets = [] } == b! with { Targets = [] } && a.Targets.Length == b.Targets.Length
            && a.Targets.Zip(b.Targets).All(static t => t.First with { Thresholds = [] } == t.Second with { Thresholds = [] } && t.First.Thresholds.SequenceEqual(t.Second.Thresholds));

        public int GetHashCode(SlaPolicyDefinition obj) => 0;
    }
}
