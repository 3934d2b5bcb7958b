using System.Collections.Immutable;
using System.Text.Json;
using Crm.Sla;
using NodaTime;

namespace Crm.Conformance.Sla;

/// <summary>Whole cases: facts in, timers with every value out. The expected timers are a set keyed by metric and cycle.</summary>
public sealed class LifecycleSuite : VectorSuite
{
    private static readonly (string Name, SlaMetric Metric)[] Metrics =
    [
        ("first_reply_time", SlaMetric.FirstReplyTime), ("next_reply_time", SlaMetric.NextReplyTime), ("periodic_update", SlaMetric.PeriodicUpdate),
        ("pausable_update", SlaMetric.PausableUpdate), ("requester_wait_time", SlaMetric.RequesterWaitTime), ("agent_work_time", SlaMetric.AgentWorkTime),
        ("total_resolution_time", SlaMetric.TotalResolutionTime),
    ];

    public override string Name => "sla/sla_lifecycle";

    public override void Run(VectorFile file, CaseRecorder cases)
    {
        foreach ((string name, JsonElement row) in file.Rows()) cases.Case(name, () => Run(file, row));
    }

    private static void Run(VectorFile file, JsonElement row)
    {
        BusinessCalendar calendar = SlaVectors.Calendar(file, row.GetProperty("calendar"));
        ImmutableArray<SlaTargetDefinition> targets =
            [.. row.GetProperty("targets").EnumerateObject().Select(t => new SlaTargetDefinition(Metric(t.Name), SlaVectors.Seconds(t.Value), calendar.Key))];
        SlaEngine engine = SlaEngine.Compile(new SlaDefinition { Policies = [new SlaPolicyDefinition("only") { IsDefault = true, Targets = targets }] }, calendar).Value;
        SlaFact[] facts = [.. row.GetProperty("events").EnumerateArray().Select(Fact)];
        CaseSla sla = engine.Evaluate([new PolicyApplied(facts.Min(static f => f.At), "only"), .. facts], SlaVectors.At(row.GetProperty("asOf")));
        Expect.SequenceEqual(
            row.GetProperty("expected").EnumerateArray().Select(Expected).Order(StringComparer.Ordinal),
            sla.Timers.Select(Actual).Order(StringComparer.Ordinal), "timers");
    }

    private static SlaMetric Metric(string name) => Metrics.First(m => m.Name == name).Metric;

    private static SlaFact Fact(JsonElement fact)
    {
        Instant at = SlaVectors.At(fact.GetProperty("at"));
        return fact.GetProperty("type").GetString() switch
        {
            "created" => new CaseCreated(at, By(fact), Status(fact.GetProperty("status"))),
            "comment" => new CommentAdded(at, By(fact), fact.GetProperty("public").GetBoolean()),
            "status" => new StatusChanged(at, Status(fact.GetProperty("to"))),
            string type => throw new FormatException($"there is no event '{type}'"),
            null => throw new FormatException("an event has a type"),
        };
    }

    private static Author By(JsonElement fact) => fact.GetProperty("by").GetString() switch
    {
        "end_user" => Author.EndUser,
        "agent" => Author.Agent,
        string other => throw new FormatException($"there is no author '{other}'"),
        null => throw new FormatException("an event has an author"),
    };

    private static CaseStatus Status(JsonElement status) => status.GetString() switch
    {
        "new" => CaseStatus.New,
        "open" => CaseStatus.Open,
        "pending" => CaseStatus.Pending,
        "on_hold" => CaseStatus.OnHold,
        "solved" => CaseStatus.Solved,
        "closed" => CaseStatus.Closed,
        string other => throw new FormatException($"there is no status '{other}'"),
        null => throw new FormatException("a status has a name"),
    };

    private static string Expected(JsonElement timer)
    {
        string projected = timer.TryGetProperty("projectedBreachAt", out JsonElement at) ? Text(SlaVectors.At(at)) : "-";
        return Line(timer.GetProperty("metric").GetString()!, timer.GetProperty("cycle").GetInt32(), timer.GetProperty("state").GetString()!,
            SlaVectors.AtOrNull(timer, "startedAt"), SlaVectors.AtOrNull(timer, "stoppedAt"), SlaVectors.Seconds(timer.GetProperty("elapsedSeconds")),
            SlaVectors.Seconds(timer.GetProperty("targetSeconds")), SlaVectors.Seconds(timer.GetProperty("remainingSeconds")),
            timer.GetProperty("breached").GetBoolean(), SlaVectors.AtOrNull(timer, "breachedAt"), SlaVectors.AtOrNull(timer, "dueAt"), projected);
    }

    private static string Actual(CaseTimer timer)
    {
        SlaStatus s = timer.Status;
        string state = s.Stage switch { TimerStage.Running => "running", TimerStage.Paused => "paused", TimerStage.Fulfilled => "fulfilled", _ => "cancelled" };
        string projected = s is { Stage: TimerStage.Running, IsBreached: false } ? Text(s.BreachesAt) : "-";
        return Line(Metrics.First(m => m.Metric == timer.Metric).Name, timer.Cycle, state, s.StartedAt, s.StoppedAt, s.Elapsed, s.Target, s.Remaining,
            s.IsBreached, s.BreachedAt, s.DueAt, projected);
    }

    private static string Line(string metric, int cycle, string state, Instant? started, Instant? stopped, Duration elapsed, Duration target, Duration remaining, bool breached, Instant? breachedAt, Instant? due, string projected) =>
        $"{metric}#{cycle} {state} started {Text(started)} stopped {Text(stopped)} elapsed {elapsed.TotalSeconds:R} of {target.TotalSeconds:R} left {remaining.TotalSeconds:R} breached {breached} at {Text(breachedAt)} due {Text(due)} projected {projected}";

    private static string Text(Instant? at) => at?.ToString() ?? "null";
}
