using Crm.Primitives;
using Crm.Testing;
using FsCheck;
using FsCheck.Fluent;
using NodaTime;
using static Crm.Sla.Tests.Calendars.SomeCalendars;

namespace Crm.Sla.Tests.Conditions;

public sealed class ConditionTimerCompileTests
{
    private static readonly BusinessCalendar Office = NineToFive();
    private static readonly ConditionTargetDefinition Target = new(Duration.FromHours(8), "9-5");
    private static readonly ConditionTimerDefinition Plain = new("plain", Is("state", "new"), [Target]) { Stop = Is("state", "closed"), CancelRule = CancelRule.Never };

    [Fact]
    public void Compile_ManyMistakes_NamesThemAllAtOnce()
    {
        ConditionTimerDefinition definition = new("", Is("colour", "red"), [new(-Duration.Epsilon, "nights"), new(new RelativeTarget(20_000, new LocalTime(16, 0)), new FieldCalendar("age", "nights"))])
        {
            Stop = Condition.Compare("age", ConditionOperator.Equal, "x"),
            RetroactiveStart = "state",
        };
        Result<ConditionTimerEngine<Incident>> compiled = ConditionTimerEngine<Incident>.Compile(definition, Incident.Fields, [Office, Office]);
        Assert.Equal(
            [" sla.calendar_duplicate", "/key sla.key_missing", "/retroactiveStart sla.field_unknown", "/start/field condition.unknown_field", "/stop/value condition.wrong_value",
                "/targets/0/calendar/key sla.calendar_unknown", "/targets/0/target sla.target_negative", "/targets/1/calendar/field sla.field_unknown",
                "/targets/1/calendar/whenEmpty sla.calendar_unknown", "/targets/1/target/relative/businessDays sla.relative_days_invalid"],
            compiled.ValidationErrors.Where(static e => e.Severity == Severity.Error).Select(static e => $"{e.Identifier} {e.ErrorCode}").Order(StringComparer.Ordinal));
    }

    [Fact]
    public void Compile_MoreTargetsThanAllowed_IsRefused() => Assert.Equal("sla.limit_exceeded", Assert.Single(
        ConditionTimerEngine<Incident>.Compile(Plain with { Targets = [Target, Target] }, Incident.Fields, [Office], new DefinitionLimits { Rules = 1 }).ValidationErrors).ErrorCode);

    /// <summary>A definition that was not read from text has passed no limit before it is compiled.</summary>
    [Fact]
    public void Compile_ConditionsTooDeepOrTooMany_AreRefusedBeforeAnythingIsProven()
    {
        Condition deep = Is("state", "new");
        for (int i = 0; i < 200_000; i++) deep = Condition.Not(deep);
        Result<ConditionTimerEngine<Incident>> compiled = ConditionTimerEngine<Incident>.Compile(Plain with { Start = deep }, Incident.Fields, [Office]);
        Assert.Contains(compiled.ValidationErrors, static e => e.Identifier is string at && at.StartsWith("/start", StringComparison.Ordinal) && e.Severity == Severity.Error);
        // Wide ones are allowed, and looked into only so far.
        Condition all = Condition.All(Enumerable.Range(0, 800).Select(static i => Condition.Compare("age", ConditionOperator.Greater, i)));
        Assert.True(ConditionTimerEngine<Incident>.Compile(Plain with { Start = all, Stop = Condition.Any(Enumerable.Range(0, 800).Select(static i => Condition.Compare("age", ConditionOperator.Less, i))) },
            Incident.Fields, [Office], new DefinitionLimits { ConditionNodes = 1_000 }).IsSuccess);
    }

    public static TheoryData<string, string?> Hints => new()
    {
        { "pause excludes start", "sla.pause_excludes_start" }, { "pause excludes start by list", "sla.pause_excludes_start" }, { "pause within start", null },
        { "pause on another field", null }, { "pause where start is unknown", null }, { "pause excludes start, never cancelled", null }, { "start within stop", "sla.start_within_stop" },
        { "start not within stop", null }, { "start within cancel", "sla.start_within_cancel" }, { "reset excludes start", "sla.reset_excludes_start" }, { "numbers", "sla.start_within_stop" },
    };

    [Theory]
    [MemberData(nameof(Hints))]
    public void Compile_ConsequencesOfTheOrder_AreReportedWhereTheyAreProven(string name, string? code)
    {
        Condition open = Condition.Compare("state", ConditionOperator.In, ConditionValue.List("new", "work")), waiting = Is("state", "waiting");
        ConditionTimerDefinition strict = Plain with { Start = open, CancelRule = CancelRule.StartNotMet };
        ConditionTimerDefinition definition = name switch
        {
            "pause excludes start" => strict with { Pause = waiting },
            "pause excludes start by list" => strict with { Start = open & Is("priority", "1"), Pause = Condition.Compare("state", ConditionOperator.NotIn, ConditionValue.List("work", "new", "closed")) & Is("vip", true) },
            "pause within start" => strict with { Start = open | waiting, Pause = waiting },
            "pause on another field" => strict with { Pause = Is("team", "vendor") },
            // Without a state the start condition is unknown, which does not cancel: the pause works.
            "pause where start is unknown" => strict with { Pause = Condition.IsMissing("state") },
            "pause excludes start, never cancelled" => Plain with { Start = open, Pause = waiting },
            "start within stop" => Plain with { Start = Is("state", "new") & Is("priority", "1"), Stop = Condition.Not(Is("state", "waiting")) },
            "start not within stop" => Plain with { Start = open, Stop = Is("state", "new") },
            "start within cancel" => Plain with { Cancel = Condition.IsPresent("state"), CancelRule = CancelRule.CancelMet },
            "reset excludes start" => Plain with { Reset = waiting },
            _ => Plain with { Start = Condition.Compare("age", ConditionOperator.Equal, "1"), Stop = Condition.Compare("age", ConditionOperator.In, ConditionValue.List("1.00", "2")) },
        };
        string?[] given = [.. Diagnostics(definition).Where(static d => d.Severity == Severity.Warning).Select(static d => d.ErrorCode)];
        Assert.Equal(code is null ? [] : [code], given);
    }

    [Fact]
    public void Compile_RulesWithoutTheirConditions_AreReported() => Assert.Equal(
        ["/cancel sla.cancel_missing", "/resume sla.resume_missing", "/retroactivePause sla.retroactive_pause_alone", "/stop sla.stop_missing", "/targets/1 sla.target_unreachable"],
        Diagnostics(Plain with { Stop = null, Pause = Is("state", "x"), ResumeRule = ResumeRule.ResumeMet, CancelRule = CancelRule.CancelMet, RetroactivePause = true, Targets = [Target, Target] })
            .Select(static d => $"{d.Identifier} {d.ErrorCode}").Order(StringComparer.Ordinal));

    [Fact]
    public void Implies_WhateverIsProven_HoldsForEveryRecord() => Law.Holds(
        from a in Conditions(3) from b in Conditions(3) from records in Records.ListOf(40) select (a, b, records), static x =>
    {
        ConditionLogic logic = new(Incident.Fields.Fields.ToDictionary(static f => f.Name, static f => f.Type));
        bool implies = logic.Implies(x.a, x.b), excludes = logic.Excludes(x.a, x.b);
        CompiledCondition<Incident> a = x.a.Compile(Incident.Fields).Value, b = x.b.Compile(Incident.Fields).Value;
        return x.records.All(r => !(implies && a.IsSatisfiedBy(r) && !b.IsSatisfiedBy(r)) && !(excludes && a.IsSatisfiedBy(r) && b.IsSatisfiedBy(r)));
    }, 1_500);

    private static Gen<Incident> Records =>
        from state in Gen.Elements<string?>(null, "a", "b", "c")
        from team in Gen.Elements<string?>(null, "a", "b")
        from age in Gen.Elements<decimal?>(null, 1m, 2m)
        from vip in Gen.Elements<bool?>(null, true, false)
        select new Incident(state, Team: team, Age: age, Vip: vip);

    private static Gen<Condition> Conditions(int depth) => depth == 0 ? Leaves : Gen.Frequency(
        (3, Leaves),
        (2, from parts in Conditions(depth - 1).ListOf(2) select (Condition)Condition.All(parts)),
        (2, from parts in Conditions(depth - 1).ListOf(2) select (Condition)Condition.Any(parts)),
        (1, from part in Conditions(depth - 1) select (Condition)Condition.Not(part)),
        (1, Gen.Elements(Condition.Always, Condition.Never)));

    private static Gen<Condition> Leaves => Gen.OneOf(
        from value in Gen.Elements("a", "b", "c")
        from name in Gen.Elements("state", "team")
        from equal in Gen.Elements(ConditionOperator.Equal, ConditionOperator.NotEqual, ConditionOperator.Contains)
        select (Condition)Condition.Compare(name, equal, value),
        from values in Gen.Elements("a", "b", "c").ListOf(2)
        from list in Gen.Elements(ConditionOperator.In, ConditionOperator.NotIn)
        select (Condition)Condition.Compare("state", list, ConditionValue.List(values.Select(static v => ConditionValue.Of(v)))),
        from value in Gen.Elements("1", "1.0", "2")
        from compare in Gen.Elements(ConditionOperator.Equal, ConditionOperator.NotEqual, ConditionOperator.Less, ConditionOperator.GreaterOrEqual)
        select (Condition)Condition.Compare("age", compare, value),
        from name in Gen.Elements("state", "age", "vip") from missing in Gen.Elements(true, false) select (Condition)(missing ? Condition.IsMissing(name) : Condition.IsPresent(name)),
        Gen.Elements(true, false).Select(static v => (Condition)Condition.Compare("vip", ConditionOperator.Equal, v)));

    private static IReadOnlyList<ValidationError> Diagnostics(ConditionTimerDefinition definition)
    {
        Result<ConditionTimerEngine<Incident>> compiled = ConditionTimerEngine<Incident>.Compile(definition, Incident.Fields, [Office]);
        Assert.True(compiled.IsSuccess, string.Join(Environment.NewLine, compiled.ValidationErrors));
        return compiled.Value.Diagnostics;
    }

    private static CompareCondition Is(string field, ConditionValue value) => Condition.Compare(field, ConditionOperator.Equal, value);
}
