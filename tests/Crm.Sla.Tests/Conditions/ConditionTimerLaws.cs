using Crm.Primitives;
using Crm.Testing;
using FsCheck;
using FsCheck.Fluent;
using NodaTime;
using static Crm.Sla.Tests.Calendars.SomeCalendars;

namespace Crm.Sla.Tests.Conditions;

/// <summary>What holds for every history: the order of arrival does not matter, one at a time is all at once, and what was stored is what is replayed.</summary>
public sealed class ConditionTimerLaws
{
    private static readonly Instant Start = At("2024-01-08T07:00:00Z");
    private static readonly BusinessCalendar Office = NineToFive("Europe/Berlin");

    private static Gen<ConditionTimerEngine<Incident>> Engines =>
        from cancel in Gen.Elements(CancelRule.StartNotMet, CancelRule.CancelMet, CancelRule.Never)
        from resume in Gen.Elements(ResumeRule.PauseNotMet, ResumeRule.ResumeMet)
        from reopen in Gen.Elements(ReopenPolicy.Accumulate, ReopenPolicy.NewCycle, ReopenPolicy.FirstOnly)
        from retroactive in Gen.Elements(null, "openedAt")
        from pauses in Gen.Elements(true, false)
        select ConditionTimerEngine<Incident>.Compile(
            new ConditionTimerDefinition("any", Condition.Compare("state", ConditionOperator.In, ConditionValue.List("new", "work", "waiting")),
            [
                new ConditionTargetDefinition(Duration.FromHours(3), new FieldCalendar("site", "9-5")) { When = Condition.Compare("priority", ConditionOperator.Equal, "1"), Thresholds = [SlaThreshold.AtPercent(75)] },
                new ConditionTargetDefinition(RelativeTarget.NextBusinessDay(new LocalTime(16, 0)), "9-5") { When = Condition.Compare("priority", ConditionOperator.Equal, "2") },
                new ConditionTargetDefinition(Duration.FromHours(20), "9-5") { When = Condition.IsMissing("priority") },
            ])
            {
                Stop = Condition.Compare("state", ConditionOperator.Equal, "closed"),
                Pause = Condition.Compare("state", ConditionOperator.Equal, "waiting"),
                Resume = Condition.Compare("state", ConditionOperator.Equal, "work"),
                Reset = Condition.Compare("team", ConditionOperator.Equal, "second"),
                Cancel = Condition.Compare("state", ConditionOperator.Equal, "junk"),
                CancelRule = cancel,
                ResumeRule = resume,
                Reopen = reopen,
                RetroactiveStart = retroactive,
                RetroactivePause = pauses,
            }, Incident.Fields, [Office, BusinessCalendar.AlwaysOpen()]).Value;

    /// <summary>Some steps are zero: several snapshots at one instant, whose order their ids decide.</summary>
    private static Gen<RecordSnapshot<Incident>[]> Histories =>
        from steps in (from minutes in Gen.Choose(-200, 900)
                       from state in Gen.Elements<string?>(null, "new", "work", "work", "waiting", "waiting", "closed", "junk")
                       from priority in Gen.Elements<string?>(null, "1", "2", "3")
                       from team in Gen.Elements<string?>(null, "first", "second")
                       from site in Gen.Elements<string?>(null, "24x7", "moon")
                       select (minutes, record: new Incident(state, priority, team, Start, site))).ListOf(15)
        select steps.Select(static (s, i) => (s, i)).Aggregate((At: Start, List: new List<RecordSnapshot<Incident>>()), static (sum, x) =>
        {
            Instant at = sum.At + Duration.FromMinutes(Math.Max(0, x.s.minutes));
            sum.List.Add(new RecordSnapshot<Incident>(at, x.s.record, "s" + (x.i * 7 % 15).ToString(System.Globalization.CultureInfo.InvariantCulture)));
            return (at, sum.List);
        }).List.ToArray();

    [Fact]
    public void Evaluate_AnyOrderOfArrivalAndDoubles_IsTheSameAtOnceAndOneByOne() => Law.Holds(
        from engine in Engines
        from history in Histories
        from order in Gen.Shuffle(Enumerable.Range(0, history.Length).Concat(Enumerable.Range(0, history.Length)).ToArray())
        from hours in Gen.Choose(0, 300)
        select (engine, history, order, hours), static x =>
    {
        Instant asOf = Start + Duration.FromHours(x.hours);
        string batch = Shown(x.engine.Evaluate(x.history, asOf));
        ConditionTimerHistory<Incident> late = x.order.Aggregate(x.engine.NoHistory, (h, i) => h.Add(x.history[i]));
        string known = Shown(x.engine.Evaluate(x.history.Where(s => s.At <= asOf), asOf));
        return Shown(late.At(asOf)) == batch && Shown(x.engine.Evaluate(x.order.Select(i => x.history[i]), asOf)) == batch && known == batch
            && late.At(asOf).ChangesSince(x.engine.Evaluate(x.history, asOf)).Count == 0;
    }, 300);

    [Fact]
    public void Cycles_AnyHistory_AreWhatTheTimersReplayTo() => Law.Holds(
        from engine in Engines from history in Histories from hours in Gen.Choose(0, 300) select (engine, history, hours), static x =>
    {
        Instant asOf = Start + Duration.FromHours(x.hours);
        ConditionSla sla = x.engine.Evaluate(x.history, asOf);
        return sla.Cycles.All(c => c.Timer.Timeline(asOf).Zip(c.Timer.Timeline(asOf).Skip(1)).All(static p => p.First.At <= p.Second.At))
            && sla.Cycles.SkipLast(1).All(static c => !c.Timer.IsLive)
            && sla.Cycles.All(static c => c.Transitions.Count > 0 && c.Transitions[0].Action == TimerAction.Attach)
            && sla.Cycles.All(c => c.Timer.Explain(asOf).Total == (c.Status.DueAt is null ? c.Status.Elapsed : c.Status.Target));
    }, 300);

    private static string Shown(ConditionSla sla) => string.Join('|', sla.Cycles.Select(static c =>
        string.Join(' ', c.Status with { Thresholds = [] }, string.Join(',', c.Status.Thresholds), string.Join(',', c.Transitions)))) + string.Join(';', sla.Diagnostics);
}
